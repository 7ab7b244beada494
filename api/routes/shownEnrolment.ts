import type { Instant } from '../../domain/words.ts';
import type { EnrolmentView } from '../../store/enrolmentView.ts';
import type { Client } from '../http/caller.ts';
import { etag, type Reply } from '../http/route.ts';
import { presentEnrolment } from '../presenters/enrolments.ts';

/** An enrolment as a reply, with the ETag of its version. */
export function shownEnrolment(view: EnrolmentView, client: Client, now: Instant): Reply {
  const body = presentEnrolment(view, client, now);
  return { status: 200, body, headers: { ETag: etag(view.version) }, about: view.state.userId };
}
