import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import { scimRouter } from '../scim/router.ts';
import { KnownSessions } from '../web/signIn/knownSessions.ts';
import type { AppDeps } from './deps.ts';
import { hasBody } from './http/body.ts';
import { openDoor } from './http/door.ts';
import { reduced, toProblem } from './http/failures.ts';
import { KnownKeys } from './http/knownKeys.ts';
import { mount, write } from './http/mount.ts';
import { Metrics, observe } from './http/observe.ts';
import { notFound, Problem } from './http/problems.ts';
import { problemAnswer } from './http/render.ts';
import type { Route } from './http/route.ts';
import { sayXapiVersion } from './http/xapi.ts';
import { documentRoutes } from './openapi/routes.ts';
import { activityRoutes } from './routes/activities.ts';
import { activityPartRoutes } from './routes/activityParts.ts';
import { apiKeyChangeRoutes } from './routes/apiKeyChanges.ts';
import { apiKeyRoutes } from './routes/apiKeys.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { attendanceRoutes } from './routes/attendance.ts';
import { audienceMemberRoutes } from './routes/audienceMembers.ts';
import { audienceRoutes } from './routes/audiences.ts';
import { automationFiringRoutes } from './routes/automationFirings.ts';
import { automationRoutes } from './routes/automations.ts';
import { bulkDecisionRoutes } from './routes/bulkDecisions.ts';
import { certificateRoutes } from './routes/certificates.ts';
import { certificateTemplateRoutes } from './routes/certificateTemplates.ts';
import { certificationRoutes } from './routes/certifications.ts';
import { checkpointRoutes } from './routes/checkpoints.ts';
import { commandRoutes } from './routes/commands.ts';
import { complianceRoutes } from './routes/compliance.ts';
import { credentialStatusRoutes } from './routes/credentialStatus.ts';
import { delegationRoutes } from './routes/delegations.ts';
import { enrolmentRoutes } from './routes/enrolments.ts';
import { erasureRoutes } from './routes/erasures.ts';
import { eventRoutes } from './routes/events.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { exemptionRoutes } from './routes/exemptions.ts';
import { groupMemberRoutes } from './routes/groupMembers.ts';
import { groupRoutes } from './routes/groups.ts';
import { healthRoutes } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { importAnswerRoutes } from './routes/importAnswers.ts';
import { importMappingRoutes } from './routes/importMappings.ts';
import { importRoutes } from './routes/imports.ts';
import { learningPlanRoutes } from './routes/learningPlans.ts';
import { lotteryRoutes } from './routes/lotteries.ts';
import { mailRoutes } from './routes/mails.ts';
import { meRoutes } from './routes/me.ts';
import { permissionGrantRoutes } from './routes/permissionGrants.ts';
import { permissionRoutes } from './routes/permissions.ts';
import { personalDataRoutes } from './routes/personalData.ts';
import { planEnrolmentRoutes } from './routes/planEnrolments.ts';
import { planMoveRoutes } from './routes/planMoves.ts';
import { plannedChangeRoutes } from './routes/plannedChanges.ts';
import { policyRoutes } from './routes/policies.ts';
import { policyMoveRoutes } from './routes/policyMoves.ts';
import { powerUserProfileRoutes } from './routes/powerUserProfiles.ts';
import { progressRoutes } from './routes/progress.ts';
import { qualificationCodeRoutes } from './routes/qualificationCodes.ts';
import { recordChangeRoutes } from './routes/recordChanges.ts';
import { recordEvidenceRoutes } from './routes/recordEvidence.ts';
import { recordExchangeRoutes } from './routes/recordExchange.ts';
import { recordRestrictionRoutes } from './routes/recordRestrictions.ts';
import { reportRunRoutes } from './routes/reportRuns.ts';
import { reportRoutes } from './routes/reports.ts';
import { requirementRoutes } from './routes/requirements.ts';
import { reservationRoutes } from './routes/reservations.ts';
import { retentionRoutes } from './routes/retention.ts';
import { ruleMemberRoutes } from './routes/ruleMembers.ts';
import { rulePreviewRoutes } from './routes/rulePreviews.ts';
import { ruleRoutes } from './routes/rules.ts';
import { savedReportRoutes } from './routes/savedReports.ts';
import { seatSettingsRoutes } from './routes/seatSettings.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { signatureRoutes } from './routes/signatures.ts';
import { statementRoutes } from './routes/statements.ts';
import { teamRoutes } from './routes/teams.ts';
import { topicRoutes } from './routes/topics.ts';
import { trainingRecordRoutes } from './routes/trainingRecords.ts';
import { userCertificationRoutes } from './routes/userCertifications.ts';
import { userHistoryRoutes } from './routes/userHistory.ts';
import { userSessionRoutes } from './routes/userSessions.ts';
import { userStatusRoutes } from './routes/userStatus.ts';
import { userStatusSelectionRoutes } from './routes/userStatusSelection.ts';
import { userRoutes } from './routes/users.ts';
import { webhookDeliveryRoutes } from './routes/webhookDeliveries.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { wellKnownRoutes } from './routes/wellKnown.ts';
import { xapiRoutes } from './routes/xapi.ts';

/** Every route of the API; the router and the OpenAPI document are made from this list. */
export function allRoutes(deps: AppDeps, metrics: Metrics, keys = new KnownKeys(deps)): Route[] {
  const routes = [
    ...userRoutes(deps),
    ...userStatusRoutes(deps),
    ...userSessionRoutes(deps),
    ...userHistoryRoutes(deps),
    ...plannedChangeRoutes(deps),
    ...teamRoutes(deps),
    ...groupRoutes(deps),
    ...groupMemberRoutes(deps),
    ...permissionRoutes(deps),
    ...permissionGrantRoutes(deps),
    ...powerUserProfileRoutes(deps),
    ...audienceRoutes(deps),
    ...audienceMemberRoutes(deps),
    ...rulePreviewRoutes(deps),
    ...ruleRoutes(deps),
    ...ruleMemberRoutes(deps),
    ...activityRoutes(deps),
    ...activityPartRoutes(deps),
    ...topicRoutes(deps),
    ...sessionRoutes(deps),
    ...attendanceRoutes(deps),
    ...seatSettingsRoutes(deps),
    ...lotteryRoutes(deps),
    ...reservationRoutes(deps),
    ...policyRoutes(deps),
    ...policyMoveRoutes(deps),
    ...learningPlanRoutes(deps),
    ...planMoveRoutes(deps),
    ...planEnrolmentRoutes(deps),
    ...automationRoutes(deps),
    ...automationFiringRoutes(deps),
    ...certificationRoutes(deps),
    ...userCertificationRoutes(deps),
    ...enrolmentRoutes(deps),
    ...commandRoutes(deps),
    ...progressRoutes(deps),
    ...evidenceRoutes(deps),
    ...signatureRoutes(deps),
    ...approvalRoutes(deps),
    ...bulkDecisionRoutes(deps),
    ...delegationRoutes(deps),
    ...importRoutes(deps),
    ...importAnswerRoutes(deps),
    ...importMappingRoutes(deps),
    ...userStatusSelectionRoutes(deps),
    // before the one by its id
    ...recordExchangeRoutes(deps),
    ...trainingRecordRoutes(deps),
    ...certificateRoutes(deps),
    ...certificateTemplateRoutes(deps),
    ...credentialStatusRoutes(deps),
    ...recordRestrictionRoutes(deps),
    ...recordChangeRoutes(deps),
    ...recordEvidenceRoutes(deps),
    ...qualificationCodeRoutes(deps),
    ...requirementRoutes(deps),
    ...exemptionRoutes(deps),
    ...complianceRoutes(deps),
    ...reportRoutes(deps),
    ...savedReportRoutes(deps),
    ...reportRunRoutes(deps),
    ...mailRoutes(deps),
    ...statementRoutes(deps),
    ...xapiRoutes(deps),
    ...eventRoutes(deps),
    ...webhookRoutes(deps),
    ...webhookDeliveryRoutes(deps),
    ...checkpointRoutes(deps),
    ...historyRoutes(deps),
    ...apiKeyRoutes(deps, keys),
    ...apiKeyChangeRoutes(deps, keys),
    ...meRoutes(deps),
    ...erasureRoutes(deps),
    ...personalDataRoutes(deps),
    ...retentionRoutes(deps),
    ...wellKnownRoutes(deps),
    ...healthRoutes(deps, metrics),
  ];
  return [...routes, ...documentRoutes(routes)];
}

export interface AppOptions {
  /** What is mounted beside the API: the pages behind mails' links. */
  readonly pages?: readonly express.Router[];
  readonly metrics?: Metrics;
  /** Who is signed in: one for the API and the pages, so that what one of them ends is over for the other. */
  readonly sessions?: KnownSessions;
}

/** The HTTP side of the product. */
export function createApp(deps: AppDeps, options: AppOptions = {}): Express {
  const { pages = [], metrics = new Metrics(), sessions = new KnownSessions(deps) } = options;
  const app = express();
  app.disable('x-powered-by').set('etag', false).set('query parser', false).set('trust proxy', deps.config.proxies);
  app.use(observe(deps.log, metrics));
  // Over plain HTTP, as on one machine, a browser must not be told to insist on HTTPS.
  const https = deps.config.baseUrl.startsWith('https:');
  app.use(
    helmet({
      strictTransportSecurity: https,
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: https ? [] : null } },
    }),
  );
  app.use('/xapi', sayXapiVersion);
  const keys = new KnownKeys(deps);
  const door = openDoor(deps, keys, sessions);
  mount(app, allRoutes(deps, metrics, keys), deps, door);
  app.use('/scim/v2', scimRouter(deps, door));
  for (const router of pages) app.use(router);
  app.use(() => {
    throw notFound('address');
  });
  app.use(answerProblem(deps));
  return app;
}

/** Whatever went wrong is answered as a problem document; what was not foreseen is logged, without what it says. */
function answerProblem(deps: AppDeps): ErrorRequestHandler {
  return (error, req, res, _next) => {
    const problem = toProblem(error);
    if (!problem) deps.log.error({ requestId: res.locals.requestId, error: reduced(error) }, 'unforeseen error');
    // An answer that has begun cannot be taken back: cut off, it cannot be taken for whole.
    if (res.headersSent) return void res.destroy();
    // What is left of a body that was not read would be taken for the next request.
    if (hasBody(req) && !req.readableEnded) res.setHeader('Connection', 'close');
    write(res, problemAnswer(problem ?? new Problem('internal', 'it was logged; the request can be repeated')));
  };
}
