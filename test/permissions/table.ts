/**
 * Who may call which route with a session, and about whom: written out, for `routes.test.ts` to try on the real API. A route
 * that is not in here fails that test, so that nobody forgets to say for whom it is.
 */

/** Who asks. `granted_…`: somebody with nothing by themselves, to whom all was given that can be, in this way. */
export const CALLERS = [
  'user',
  'learner',
  'tutor',
  'instructor',
  'manager',
  'power_user',
  'granted_to_person',
  'granted_to_group',
  'superadmin',
] as const;
export type Caller = (typeof CALLERS)[number];

/**
 * How what it is about stands to who asks: oneself; a report of the manager; a report of one of those; in the scope of the power
 * user, or with an activity outside of it; in the session of the instructor, or in another one of the same event; in the course
 * of the tutor; nothing of all that.
 */
export const RELATIONS = [
  'self',
  'report',
  'below',
  'scoped',
  'elsewhere',
  'taught',
  'other_session',
  'tutored',
  'outside',
] as const;
export type Relation = (typeof RELATIONS)[number];
type Relations = readonly Relation[];
type By = Readonly<Partial<Record<Caller | 'anybody', Relations>>>;

/** `no`: 403 with the reason. `hidden`: 404, as if it were not there. `nobody`: 401. */
export type Verdict = 'yes' | 'no' | 'hidden' | 'nobody';

/** What a route that is about somebody answers to whom; superadmins are answered yes. */
export interface Expected {
  /** The relations with yes; `anybody`: for those who are not named. Who is in neither has not the permission at all: no. */
  readonly yes: By;
  /** The relations that are seen, where it is no; what is not seen is hidden. Null: it names whom it is about in its body, and is no. */
  readonly seen: By | null;
  /** Those that are tried; left out: all. */
  readonly relations?: Relations;
}

const EVERY: Relations = RELATIONS;
const OTHERS = RELATIONS.filter((relation) => relation !== 'self');
const SELF: Relations = ['self'];
const TEAM: Relations = ['self', 'report', 'below'];
/** In the scope as people, whatever the activity. */
const SCOPED_PEOPLE: Relations = ['scoped', 'elsewhere'];
const granted = (relations: Relations) => ({ granted_to_person: relations, granted_to_group: relations });

// What of whom is seen.
const PEOPLE: By = { anybody: SELF, manager: TEAM, power_user: ['self', ...SCOPED_PEOPLE], ...granted(EVERY) };
const ENROLMENTS: By = {
  ...{ anybody: SELF, manager: TEAM, power_user: ['self', 'scoped'] },
  ...{ instructor: ['self', 'taught'], tutor: ['self', 'tutored'] },
  ...granted(EVERY),
};
const APPROVALS: By = { anybody: SELF, manager: TEAM, power_user: ['self', 'scoped'], ...granted(EVERY) };
/** Plans and certifications are a matter of more activities than the power user's scope lists. */
const PLANS: By = { anybody: SELF, manager: TEAM, ...granted(EVERY) };
const OWN: By = { anybody: SELF, ...granted(EVERY) };
const RESERVATIONS: By = { manager: SELF, ...granted(EVERY) };
/** Whether managers see their team's is for administrators to say. */
const RECORDS: By = { anybody: SELF, power_user: ['self', ...SCOPED_PEOPLE], ...granted(EVERY) };
const EDITED: By = { power_user: SCOPED_PEOPLE, ...granted(EVERY) };
const EXEMPTIONS: By = { power_user: SCOPED_PEOPLE, ...granted(OTHERS) };

const about = (yes: By, seen: By | null = yes): Expected => ({ yes, seen });
const changePeople = about({ power_user: SCOPED_PEOPLE, ...granted(OTHERS) }, PEOPLE);
const historyOfPeople = about({ power_user: SCOPED_PEOPLE, ...granted(EVERY) }, PEOPLE);
const activity: Expected = {
  yes: { power_user: ['scoped'], ...granted(EVERY) },
  seen: null,
  relations: ['scoped', 'outside'],
};
const sessions: Relations = ['scoped', 'taught', 'other_session', 'outside'];
const session: Expected = { yes: { power_user: ['scoped'], ...granted(EVERY) }, seen: null, relations: sessions };

/** For everybody who is registered; lists hold what they see. */
const EVERYBODY = 'everybody';
/** For superadmins and machines alone. */
const SUPERADMINS = 'superadmins';
/** About nobody in particular: for whom it was given to. */
const GIVEN = 'given';
/** For whoever has a session. */
const SIGNED_IN = 'signed in';
/** For anybody, without a session too. */
const PUBLIC = 'public';
/** For those who are named. */
const only = (...callers: Caller[]) => ({ callers });

export type Row =
  | Expected
  | { readonly callers: readonly Caller[] }
  | typeof EVERYBODY
  | typeof SUPERADMINS
  | typeof GIVEN
  | typeof SIGNED_IN
  | typeof PUBLIC;

const GIVEN_TO = ['granted_to_person', 'granted_to_group'] as const;

/** Who is answered yes where it is about nobody. */
export function callersOf(row: Exclude<Row, Expected>): readonly Caller[] {
  if (typeof row === 'object') return row.callers;
  if (row === GIVEN) return GIVEN_TO;
  return row === SUPERADMINS ? [] : CALLERS;
}

/** Is it for anybody? */
export const isPublic = (row: Row): boolean => row === PUBLIC;

/** Every route, by its operation. */
export const ROUTES: Readonly<Record<string, Row>> = {
  listUsers: EVERYBODY,
  getUser: about(PEOPLE),
  getUserRoles: about(PEOPLE),
  listTeam: about(PEOPLE),
  getUserHistory: historyOfPeople,
  listPlannedChanges: historyOfPeople,
  createUser: { ...about({ power_user: ['scoped'], ...granted(EVERY) }, null), relations: ['scoped', 'outside'] },
  changeUser: changePeople,
  deactivateUser: changePeople,
  activateUser: changePeople,
  setUserExpiry: changePeople,
  listUserSessions: changePeople,
  // Not of oneself: whoever tries it would be signed out.
  endUserSessions: { ...changePeople, relations: OTHERS },
  cancelPlannedChange: about(
    { power_user: SCOPED_PEOPLE, ...granted(OTHERS) },
    { power_user: SCOPED_PEOPLE, ...granted(EVERY) },
  ),
  changeTeam: about({ manager: SELF, ...granted(EVERY) }, PEOPLE),
  getTeamBuilding: only('manager', ...GIVEN_TO),
  setTeamBuilding: SUPERADMINS,
  setUserStatuses: SUPERADMINS,

  listGroups: GIVEN,
  getGroup: GIVEN,
  listGroupMembers: GIVEN,
  createGroup: SUPERADMINS,
  changeGroup: SUPERADMINS,
  deleteGroup: SUPERADMINS,
  changeGroupMembers: SUPERADMINS,
  importGroupMembers: SUPERADMINS,

  listAudiences: GIVEN,
  getAudience: GIVEN,
  getAudienceHistory: GIVEN,
  listAudienceMembers: GIVEN,
  createAudience: SUPERADMINS,
  changeAudience: SUPERADMINS,
  deleteAudience: SUPERADMINS,
  listAudiencesOfUser: about(granted(EVERY)),
  listRules: GIVEN,
  getRule: GIVEN,
  getRuleHistory: GIVEN,
  listRuleMembers: GIVEN,
  getRuleMemberHistory: GIVEN,
  createRule: GIVEN,
  changeRule: GIVEN,
  liftRuleExclusion: GIVEN,
  previewNewRule: GIVEN,
  previewRule: GIVEN,

  listPermissions: EVERYBODY,
  getEffectivePermissions: about({ anybody: SELF }, PEOPLE),
  getOwnEffectivePermissions: SIGNED_IN,
  getMe: SIGNED_IN,
  listMySessions: SIGNED_IN,
  signOutEverywhere: SIGNED_IN,
  endMySession: SIGNED_IN,
  givePermission: SUPERADMINS,
  listPermissionGrants: SUPERADMINS,
  getPermissionGrant: SUPERADMINS,
  withdrawPermission: SUPERADMINS,
  listPermissionEvents: SUPERADMINS,
  createPowerUserProfile: SUPERADMINS,
  listPowerUserProfiles: SUPERADMINS,
  getPowerUserProfile: SUPERADMINS,
  changePowerUserProfile: SUPERADMINS,
  assignPowerUserProfile: SUPERADMINS,
  unassignPowerUserProfile: SUPERADMINS,

  listActivities: EVERYBODY,
  getActivity: EVERYBODY,
  listActivityParts: EVERYBODY,
  // What is new lies in no scope that lists activities.
  createActivity: { ...activity, yes: { ...activity.yes, power_user: [] }, relations: ['outside'] },
  changeActivity: activity,
  createActivityPart: activity,
  changeActivityPart: activity,
  removeActivityPart: { ...activity, seen: null },

  listSessions: EVERYBODY,
  getSession: EVERYBODY,
  createSession: activity,
  changeSession: session,
  cancelSession: session,
  getRoster: {
    // Of their team, whatever the session: others are left out of the list.
    yes: { manager: EVERY, instructor: ['taught'], tutor: [], power_user: ['scoped'], ...granted(EVERY) },
    seen: null,
    relations: sessions,
  },
  recordAttendance: {
    yes: { instructor: ['taught'], power_user: ['scoped'], ...granted(EVERY) },
    seen: null,
    relations: sessions,
  },

  getActivitySeats: EVERYBODY,
  changeActivitySeats: activity,
  getSessionSeats: EVERYBODY,
  changeSessionSeats: session,
  getActivityLottery: EVERYBODY,
  listActivityLots: activity,
  drawActivityLots: activity,
  getSessionLottery: EVERYBODY,
  listSessionLots: session,
  drawSessionLots: session,
  reserveActivitySeats: about(RESERVATIONS, null),
  listActivityReservations: only('manager', ...GIVEN_TO),
  reserveSessionSeats: about(RESERVATIONS, null),
  listSessionReservations: only('manager', ...GIVEN_TO),
  getReservation: about(RESERVATIONS),
  changeReservation: about(RESERVATIONS),
  releaseReservation: about(RESERVATIONS),

  listPolicies: GIVEN,
  getPolicy: GIVEN,
  listPolicyVersions: GIVEN,
  getPolicyVersion: GIVEN,
  createPolicyVersion: GIVEN,
  movePolicy: GIVEN,
  getPolicyMove: GIVEN,

  listLearningPlans: EVERYBODY,
  getLearningPlan: EVERYBODY,
  listLearningPlanVersions: EVERYBODY,
  getLearningPlanVersion: EVERYBODY,
  createLearningPlanVersion: GIVEN,
  moveLearningPlan: GIVEN,
  getLearningPlanMove: GIVEN,
  listPlanEnrolments: EVERYBODY,
  enrolInPlan: about({ manager: ['report'], power_user: [], ...granted(EVERY) }, null),
  getPlanEnrolment: about(PLANS),
  getPlanEnrolmentHistory: about(PLANS),
  commandPlanEnrolment: about(PLANS), // Visible is what is tried here; command by command below.

  listAutomations: GIVEN,
  getAutomation: GIVEN,
  listAutomationVersions: GIVEN,
  listAutomationFirings: GIVEN,
  createAutomationVersion: GIVEN,
  switchAutomation: GIVEN,
  tryAutomation: GIVEN,

  listCertifications: EVERYBODY,
  getCertification: EVERYBODY,
  listCertificationVersions: EVERYBODY,
  getCertificationVersion: EVERYBODY,
  createCertificationVersion: GIVEN,
  assignCertificationToMany: only('power_user', ...GIVEN_TO),
  assignCertification: about({ power_user: [], ...granted(EVERY) }, null),
  listUserCertifications: EVERYBODY,
  getUserCertification: about(PLANS),
  getUserCertificationHistory: about(PLANS),
  commandUserCertification: about({ power_user: [], ...granted(OTHERS) }, PLANS),

  listEnrolments: EVERYBODY,
  requestEnrolment: about(
    { anybody: SELF, manager: ['self', 'report'], power_user: ['self', 'scoped'], ...granted(EVERY) },
    null,
  ),
  getEnrolment: about(ENROLMENTS),
  getEnrolmentHistory: about({ manager: ['report', 'below'], power_user: ['scoped'], ...granted(EVERY) }, ENROLMENTS),
  getEnrolmentWorkflow: SUPERADMINS,
  commandEnrolment: about(ENROLMENTS), // Visible is what is tried here; command by command below.
  postProgress: SUPERADMINS,
  listEvidence: about(ENROLMENTS),
  requestSignature: about({ anybody: SELF }, ENROLMENTS),
  listSignatureRequests: about(ENROLMENTS),
  signatureCallback: PUBLIC,

  listApprovals: EVERYBODY,
  getApproval: about(APPROVALS),
  decideApproval: about({ anybody: [], manager: ['report'], power_user: ['scoped'], ...granted(OTHERS) }, APPROVALS),
  decideApprovals: EVERYBODY, // Each by itself: `bulk.test.ts`.
  listDelegations: EVERYBODY,
  createDelegation: about(OWN, null),
  getDelegation: about(OWN),
  changeDelegation: about(OWN),
  endDelegation: about(OWN),

  createImport: SUPERADMINS,
  listImports: SUPERADMINS,
  readImport: SUPERADMINS,
  listImportRows: SUPERADMINS,
  readImportReport: SUPERADMINS,
  listImportLeavers: SUPERADMINS,
  confirmImport: SUPERADMINS,
  cancelImport: SUPERADMINS,
  createImportMappingVersion: SUPERADMINS,
  listImportMappings: SUPERADMINS,
  getImportMapping: SUPERADMINS,
  listImportMappingVersions: SUPERADMINS,
  getImportMappingVersion: SUPERADMINS,

  restrictTrainingRecord: GIVEN,
  liftTrainingRecordRestriction: GIVEN,
  restrictUserRecords: GIVEN,
  liftUserRecordRestrictions: GIVEN,
  exportPersonalData: SUPERADMINS,
  eraseUser: SUPERADMINS,
  listErasures: SUPERADMINS,
  getErasure: SUPERADMINS,
  liftErasure: SUPERADMINS,
  getRetention: SUPERADMINS,
  setRetention: SUPERADMINS,
  removeRetention: SUPERADMINS,

  listTopics: EVERYBODY,
  getTopic: EVERYBODY,
  createTopic: SUPERADMINS,
  changeTopic: SUPERADMINS,

  listTrainingRecords: EVERYBODY,
  exportTrainingRecords: EVERYBODY,
  getTrainingRecordTemplate: EVERYBODY,
  addTrainingRecord: about(EDITED, null),
  getTrainingRecord: about(RECORDS),
  getTrainingRecordHistory: about(RECORDS),
  getRecordEvidence: about(RECORDS),
  correctTrainingRecord: about(EDITED, RECORDS),
  deleteTrainingRecord: about(EDITED, RECORDS),
  restoreTrainingRecord: about(EDITED, RECORDS),
  addRecordEvidence: about(EDITED, RECORDS),
  getTrainingRecordCertificate: about(RECORDS),
  getTrainingRecordCredential: about(RECORDS),
  listTrainingRecordCertificates: about(RECORDS),
  reissueCertificate: about(EDITED, RECORDS),
  getCertificate: about(RECORDS),
  getCertificateDocument: about(RECORDS),
  createCertificateTemplateVersion: GIVEN,
  listCertificateTemplates: GIVEN,
  getCertificateTemplate: GIVEN,
  listCertificateTemplateVersions: GIVEN,
  getCertificateTemplateVersion: GIVEN,
  getDidDocument: PUBLIC,
  getCredentialStatusList: PUBLIC,
  listQualificationCodes: EVERYBODY,
  getQualificationCode: EVERYBODY,
  createQualificationCode: GIVEN,
  changeQualificationCode: GIVEN,
  getQualificationUse: GIVEN,
  listReportKinds: EVERYBODY,
  reportCompliance: EVERYBODY,
  reportCompliancePeople: EVERYBODY,
  reportExpiring: EVERYBODY,
  reportRecordsByProvider: EVERYBODY,
  reportEnrolmentStatus: EVERYBODY,
  reportChanges: SUPERADMINS,
  listReports: GIVEN,
  getReport: GIVEN,
  createReport: GIVEN,
  changeReport: GIVEN,
  deleteReport: GIVEN,
  getReportResults: GIVEN,
  listReportRuns: GIVEN,
  runReport: GIVEN,
  getReportFile: GIVEN,
  listRequirements: EVERYBODY,
  getRequirement: EVERYBODY,
  listRequirementVersions: EVERYBODY,
  createRequirement: GIVEN,
  changeRequirement: GIVEN,
  listExemptions: only('power_user', ...GIVEN_TO),
  createExemption: about(EXEMPTIONS, null),
  withdrawExemption: about(EXEMPTIONS),
  listCompliance: EVERYBODY,
  countCompliance: EVERYBODY,
  listUserRequirements: about(PEOPLE),

  listTroubledMails: SUPERADMINS,
  listStatements: SUPERADMINS,
  getStatement: SUPERADMINS,
  postStatements: SUPERADMINS,
  putStatement: SUPERADMINS,
  getStatements: SUPERADMINS,
  aboutXapi: PUBLIC,
  listEvents: SUPERADMINS,
  listCheckpoints: SUPERADMINS,
  makeCheckpoint: SUPERADMINS,
  getCheckpoint: SUPERADMINS,
  getInclusionProof: SUPERADMINS,
  listHistories: SUPERADMINS,
  createWebhook: SUPERADMINS,
  listWebhooks: SUPERADMINS,
  getWebhook: SUPERADMINS,
  changeWebhook: SUPERADMINS,
  deleteWebhook: SUPERADMINS,
  rotateWebhookSecret: SUPERADMINS,
  listWebhookDeliveries: SUPERADMINS,
  redeliverWebhookDelivery: SUPERADMINS,
  redeliverDeadWebhookDeliveries: SUPERADMINS,
  pingWebhook: SUPERADMINS,
  createApiKey: SUPERADMINS,
  listApiKeys: SUPERADMINS,
  getApiKey: SUPERADMINS,
  listApiKeyEvents: SUPERADMINS,
  changeApiKey: SUPERADMINS,
  rotateApiKey: SUPERADMINS,
  revokeApiKey: SUPERADMINS,
  getPublicKeys: PUBLIC,
  getHealth: PUBLIC,
  getReadiness: PUBLIC,
  getMetrics: PUBLIC,
  getOpenApi: PUBLIC,
  getDocs: PUBLIC,
};

const managed: By = { anybody: [], power_user: ['scoped'], ...granted(OTHERS) };
const evaluated: By = { ...managed, instructor: ['taught'] };
const learnt: By = { anybody: SELF };

/** Commands of an enrolment: one for each kind of permission that commands take. */
export const COMMANDS: readonly (readonly [body: Readonly<Record<string, unknown>>, Expected])[] = [
  [{ command: 'approve' }, about({ ...managed, manager: ['report'] }, ENROLMENTS)],
  [{ command: 'start' }, about(learnt, ENROLMENTS)],
  [{ command: 'withdraw' }, about(learnt, ENROLMENTS)],
  [
    { command: 'choose-sessions' },
    about({ anybody: SELF, power_user: ['self', 'scoped'], ...granted(EVERY) }, ENROLMENTS),
  ],
  [{ command: 'choose-sessions', override: true }, about(managed, ENROLMENTS)],
  [{ command: 'grade', grade: 'B' }, about(evaluated, ENROLMENTS)],
  [{ command: 'attendance', attendance: 'fully' }, about(evaluated, ENROLMENTS)],
  [{ command: 'complete' }, about(managed, ENROLMENTS)],
  [{ command: 'cancel' }, about(managed, ENROLMENTS)],
  [{ command: 'set-status', status: 'completed', reason: 'x' }, about(managed, ENROLMENTS)],
];

/** Commands of a plan enrolment. */
export const PLAN_COMMANDS: readonly (readonly [body: Readonly<Record<string, unknown>>, Expected])[] = [
  [{ command: 'withdraw' }, about({ anybody: SELF }, PLANS)],
  [{ command: 'cancel' }, about({ anybody: [], ...granted(OTHERS) }, PLANS)],
];

/** Those in whom all relations are tried; of the others, which are like one of these, only these two. */
const IN_ALL: readonly Caller[] = ['learner', 'tutor', 'instructor', 'manager', 'power_user', 'granted_to_person'];

/** Which relations are tried with whom. */
export function relationsFor({ relations = RELATIONS }: Expected, caller: Caller): Relations {
  if (IN_ALL.includes(caller)) return relations;
  return relations.filter((relation) => relation === 'self' || relation === 'outside');
}

/** What is to be answered to whom. */
export function verdictFor({ yes, seen }: Expected, caller: Caller, relation: Relation): Verdict {
  if (caller === 'superadmin') return 'yes';
  const mine = yes[caller] ?? yes.anybody;
  if (!mine) return 'no';
  if (mine.includes(relation)) return 'yes';
  if (!seen) return 'no';
  return (seen[caller] ?? seen.anybody)?.includes(relation) ? 'no' : 'hidden';
}
