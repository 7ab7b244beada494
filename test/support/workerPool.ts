import { startWorkerProcess, type WorkerProcess } from './workerProcess.ts';
import type { World } from './world.ts';

/** The worker processes of a world, of which the oldest dies. */
export class WorkerPool {
  private alive: WorkerProcess[] = [];

  async start(world: World): Promise<void> {
    this.alive.push(await startWorkerProcess(world));
  }

  /** kill -9. */
  async killOldest(): Promise<void> {
    const [oldest, ...others] = this.alive;
    await oldest?.kill();
    this.alive = others;
  }

  /** Asks those that are left to stop, and waits. */
  async stop(): Promise<void> {
    await Promise.all(this.alive.map((worker) => worker.stop()));
  }
}
