import type { CheckpointRow } from '../store/checkpointList.ts';
import { messageId } from './message.ts';
import type { Mailer } from './sender.ts';
import type { Content } from './templates/content.ts';
import { toHtml } from './templates/html.ts';
import { toText } from './templates/text.ts';

/** What checkpoints are mailed with. */
export interface CheckpointMailing {
  readonly mailer: Pick<Mailer, 'send'>;
  readonly mailFrom: string;
  readonly baseUrl: string;
}

/**
 * Mails a signed checkpoint to an address outside. The same one again has the same Message-ID, as a mail is sent again after
 * doubt. It goes to auditors, whose language nobody knows: in English.
 */
export async function sendCheckpoint(
  { mailer, mailFrom, baseUrl }: CheckpointMailing,
  checkpoint: CheckpointRow,
  to: string,
): Promise<void> {
  const content = contentOf(checkpoint);
  await mailer.send({
    from: mailFrom,
    to: { name: '', address: to },
    subject: content.subject,
    text: toText(content),
    html: toHtml(content),
    date: checkpoint.at,
    messageId: messageId(checkpoint.id, baseUrl),
    inReplyTo: null,
    files: [
      {
        filename: `checkpoint-${String(checkpoint.number).padStart(8, '0')}.jws`,
        content: `${checkpoint.jws}\n`,
        contentType: 'application/jose',
      },
    ],
  });
}

function contentOf({ number, at, day, missed, total, root, previous, keyId }: CheckpointRow): Content {
  const what = `Checkpoint ${number} of the training histories`;
  return {
    language: 'en',
    subject: day === null ? what : `${what}, ${day}`,
    heading: what,
    blocks: [
      {
        kind: 'paragraph',
        text: 'Please keep this mail. The signed statement that is attached says where every history stood; what is changed or taken away later of what happened before it can be found by it: rollbook verify FILE --checkpoint ATTACHMENT',
      },
      ...(missed.length > 0
        ? [{ kind: 'paragraph' as const, text: `There is no daily checkpoint of ${missed.join(', ')}.` }]
        : []),
      {
        kind: 'facts',
        rows: [
          ['Made', at],
          ['Histories', String(total)],
          ['Root', root],
          ['Checkpoint before', previous],
          ['Key', keyId],
        ],
      },
    ],
    footer: 'Sent by Rollbook.',
  };
}
