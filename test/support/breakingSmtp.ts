import { createServer, type Server, type Socket } from 'node:net';

/** Takes whole mails and hangs up before it says so. */
export async function startBreakingServer() {
  let taken = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    let inData = false;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.write('220 here\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      if (inData) {
        if (!text.includes('\r\n.\r\n')) return;
        taken += 1;
        socket.destroy();
        return;
      }
      inData = /^DATA/m.test(text);
      socket.write(inData ? '354 go on\r\n' : '250 fine\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    taken: () => taken,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
