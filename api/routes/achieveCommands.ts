import type { AchieveCommand } from '../../domain/achieveCommands.ts';
import { ruleOf } from '../../domain/completion.ts';
import { sameName } from '../../domain/names.ts';
import type { Actor, EnrolmentState, TextRef } from '../../domain/state.ts';
import { readCompletion } from '../../store/activityParts.ts';
import { insertEvidence } from '../../store/evidence.ts';
import { managesUser, readPerson, resolvePerson } from '../../store/people.ts';
import { saveText } from '../../store/personalText.ts';
import type { AppDeps } from '../deps.ts';
import { invalidInput } from '../http/problems.ts';
import type { AchieveBody } from '../schemas/achieveCommands.ts';

/** What of a command is the same for all of them. */
interface Said {
  readonly actor: Actor;
  readonly reason: TextRef | null;
  readonly happenedAt: string | null;
}

type Achieve = AchieveCommand & Said;

/**
 * The command as the domain knows it: names and files are stored first and go by reference (R35), names are compared here.
 *
 * @param commandId becomes the id of the evidence that is handed in
 * @throws Problem 400
 */
export async function toAchieveCommand(
  deps: AppDeps,
  body: AchieveBody,
  state: EnrolmentState,
  said: Said,
  commandId: string,
): Promise<Achieve> {
  const { sql, clock } = deps;
  switch (body.command) {
    case 'try': {
      const percent = body.score === null ? null : Math.round((body.score / body.max) * 10_000) / 100;
      return { type: 'try', ...said, percent, passed: body.passed, startedAt: body.startedAt };
    }
    case 'acknowledge': {
      const learner = await readPerson(sql, state.userId);
      const nameMatches = learner !== null && sameName(body.name, learner);
      const name = await saveText(sql, state.userId, body.name, clock.now());
      return { type: 'acknowledge', ...said, name, nameMatches, document: body.document };
    }
    case 'sign-off':
      return { type: 'sign-off', ...said, actor: await signer(deps, body.by, state.userId, said.actor) };
    case 'submit-evidence': {
      checkFile(state, body.file);
      await insertEvidence(sql, commandId, state.id, body.file, said.actor.id ?? '', clock.now());
      return { type: 'submit-evidence', ...said, evidenceId: commandId };
    }
    case 'accept-evidence':
    case 'reject-evidence':
      return { type: body.command, ...said, evidenceId: body.evidence };
    case 'adopt-rule':
      return { type: 'adopt-rule', ...said, completion: (await readCompletion(sql, state.activityId)) ?? null };
    default:
      return { type: body.command, ...said };
  }
}

/** Who signs off: who is above the learner, or an administrator's system in its own name. The domain refuses the learner (R3). */
async function signer({ sql }: AppDeps, by: string | null, learnerId: string, actor: Actor): Promise<Actor> {
  if (by === null) return actor;
  const id = await resolvePerson(sql, by);
  if (!id)
    throw invalidInput({
      pointer: '#/by',
      detail: 'is nobody known: give an id, external id, username or e-mail address',
    });
  if (id !== learnerId && !(await managesUser(sql, id, learnerId))) {
    throw invalidInput({ pointer: '#/by', detail: 'is not above the learner: an administrator signs off without it' });
  }
  return { ...actor, onBehalfOf: id };
}

function checkFile(state: EnrolmentState, file: { mediaType: string; size: number }): void {
  const rule = ruleOf(state).evidence;
  if (!rule) return;
  if (!rule.mediaTypes.includes(file.mediaType)) {
    throw invalidInput({ pointer: '#/file/mediaType', detail: `must be one of ${rule.mediaTypes.join(', ')}` });
  }
  if (file.size > rule.maxSize) {
    throw invalidInput({ pointer: '#/file/size', detail: `must not be above ${rule.maxSize} bytes` });
  }
}
