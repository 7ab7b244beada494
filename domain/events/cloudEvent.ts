import type { Actor } from '../state.ts';
import type { Instant } from '../words.ts';
import { type EventKind, PING_TYPE } from './types.ts';

/** An event of some history, as the feed finds it by its position. */
export interface FeedEvent {
  readonly position: number;
  readonly kind: EventKind;
  readonly subjectId: string;
  readonly seq: number;
  /** Its public name. */
  readonly type: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
  /** Whom it is about; a checkpoint is about nobody. */
  readonly userId: string | null;
  /** Of an enrolment. */
  readonly activityId: string | null;
  /** Of a plan enrolment or a certification: the code of the plan or of the certification. */
  readonly code: string | null;
}

/** CloudEvents 1.0 in its JSON form; `position` is an extension, as text, since an Integer there has but 32 bits. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: Instant;
  readonly datacontenttype: 'application/json';
  readonly position?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const ADDRESSES: Readonly<Record<EventKind, string>> = {
  enrolment: 'enrolments',
  'plan-enrolment': 'plan-enrolments',
  certification: 'user-certifications',
  checkpoint: 'checkpoints',
};

/**
 * What the outside is told of an event: ids, statuses, codes and numbers, and no words of anybody (R35). Its id is the hash
 * that chains it in its history: the same event has the same id for ever, after a restore as well, and another event never.
 */
export function toCloudEvent(event: FeedEvent): CloudEvent {
  const { kind, subjectId, seq, userId, activityId, code } = event;
  return {
    specversion: '1.0',
    id: event.hash,
    source: `urn:rollbook:${ADDRESSES[kind]}`,
    type: event.type,
    subject: `${ADDRESSES[kind]}/${subjectId}`,
    time: event.at,
    datacontenttype: 'application/json',
    position: String(event.position),
    data: {
      id: subjectId,
      seq,
      ...(userId !== null && { userId }),
      ...(activityId !== null && { activityId }),
      ...(code !== null && { code }),
      from: event.fromStatus,
      status: event.toStatus,
      recordedAt: event.recordedAt,
      actor: { kind: event.actorKind, id: event.actorId, onBehalfOf: event.onBehalfOf },
      details: withoutCommitments(event.data),
    },
  };
}

/** A sign of life for one subscription. */
export function pingEvent(deliveryId: string, webhookId: string, at: Instant): CloudEvent {
  return {
    specversion: '1.0',
    id: deliveryId,
    source: 'urn:rollbook:webhooks',
    type: PING_TYPE,
    subject: `webhooks/${webhookId}`,
    time: at,
    datacontenttype: 'application/json',
    data: { id: webhookId },
  };
}

/** Outside of the chain they say nothing. */
function withoutCommitments(data: FeedEvent['data']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'commitment'));
}
