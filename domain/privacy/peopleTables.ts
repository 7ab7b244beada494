import type { TableDecision } from './inventory.ts';

const ACTOR = 'actor_kind actor_id on_behalf_of';
const EVENT = `seq type from_status to_status at recorded_at ${ACTOR} reason_text data`;
const CHAIN = 'reason_commitment previous_hash hash';

/** Tables whose rows are about people. */
export const PEOPLE: Readonly<Record<string, TableDecision>> = {
  users: {
    whose: { person: ['id'] },
    section: 'profile',
    columns: {
      shown: 'id status level expired_from created_at updated_at erased_at',
      special:
        'external_id username email given_name family_name position_title department location manager_id hire_date timezone locale expires_at expires_on masters',
      inner: 'version search',
    },
  },
  user_profiles: {
    whose: { person: ['user_id'] },
    section: 'profileHistory',
    columns: { shown: 'user_id since until first status', emptied: 'position_title department location manager_id' },
  },
  user_events: {
    whose: { person: ['user_id'] },
    section: 'history',
    // Values of the profile stand in `texts`, under the id that `data` names.
    columns: { shown: `user_id ${EVENT}`, inner: `command_id ${CHAIN}` },
  },
  user_chains: { whose: { person: ['user_id'] }, columns: { inner: 'user_id seq head' } },
  personal_text: {
    whose: { person: ['person_id'] },
    section: 'texts',
    columns: { shown: 'id person_id created_at', special: 'body', hidden: 'salt' },
  },
  user_sessions: {
    whose: { person: ['user_id'] },
    section: 'sessions',
    rows: 'removed',
    columns: {
      shown: 'id user_id method began_at last_seen_at ends_at ended_at ended_why ended_by_kind ended_by_id',
      inner: 'hash',
    },
  },
  sign_in_links: {
    whose: { person: ['user_id'] },
    section: 'signInLinks',
    rows: 'removed',
    columns: { shown: 'id user_id asked_at expires_at used_at session_id ended_at', inner: 'hash browser_hash' },
  },
  topic_experts: {
    whose: { person: ['user_id'] },
    section: 'expertFor',
    rows: 'removed',
    columns: { shown: 'id code user_id named_at named_by_kind named_by_id ended_at ended_by_kind ended_by_id' },
  },
  rule_members: {
    whose: { person: ['user_id'] },
    section: 'rules',
    columns: {
      shown: 'rule_id user_id state outcome refusal enrolment_id plan_enrolment_id since updated_at',
      inner: 'version retry_at',
    },
  },
  rule_member_events: {
    whose: { person: ['user_id'] },
    section: 'ruleHistory',
    columns: {
      shown: 'rule_id user_id seq type at actor_kind actor_id reason_text data',
      inner: 'command_id',
    },
  },
  planned_changes: {
    whose: { person: ['user_id'] },
    section: 'plannedChanges',
    columns: {
      shown: `id user_id effective_from source override status refusal reason_text ${ACTOR} created_at settled_at`,
      special: 'changes',
      inner: 'due_at',
    },
  },
  planned_leaves: {
    whose: { person: ['user_id'] },
    section: 'plannedLeaves',
    rows: 'removed',
    columns: { shown: 'user_id leaves_on import_id' },
  },
  hr_people: {
    whose: { person: ['user_id'] },
    section: 'broughtBy',
    rows: 'removed',
    columns: { shown: 'user_id source import_id' },
  },
  scim_users: {
    whose: { person: ['user_id'] },
    section: 'directory',
    columns: { shown: 'user_id gone_at', emptied: 'employee_number' },
  },
  group_members: {
    whose: { person: ['user_id'] },
    section: 'groups',
    // By leaving each, which the history tells.
    rows: 'removed',
    columns: { shown: 'group_id user_id source since' },
  },
  permission_grants: {
    // Of a group by its id, which is nobody's.
    whose: { person: ['grantee_id'] },
    section: 'permissions',
    columns: { shown: 'id permission reach grantee_kind grantee_id grantee_role granted_at withdrawn_at' },
  },
  power_user_assignments: {
    whose: { person: ['user_id'] },
    section: 'powerUserProfiles',
    rows: 'removed',
    columns: { shown: 'profile_id user_id since' },
  },
  import_leavers: {
    whose: { person: ['user_id'] },
    section: 'missingInImports',
    columns: { shown: 'import_id user_id outcome code' },
  },
  import_applied: {
    whose: { person: ['user_id'] },
    section: 'appliedRows',
    columns: { shown: 'source user_id activity_id obligation enrolment_id', special: 'key' },
  },
  session_instructors: {
    whose: { person: ['user_id'] },
    section: 'teaches',
    rows: 'removed',
    columns: { shown: 'session_id user_id' },
  },
  seat_reservations: {
    whose: { person: ['manager_id'] },
    section: 'reservations',
    columns: {
      shown:
        'id pool_id manager_id seats used release_before release_at reason_text made_by_kind made_by_id created_at released_at released_by_kind released_by_id',
      inner: 'version',
    },
  },
  delegations: {
    whose: { person: ['principal_id', 'delegate_id'] },
    section: 'delegations',
    columns: {
      shown:
        'id principal_id delegate_id starts_at ends_at cancelled_at note_text created_by changed_by created_at updated_at',
      inner: 'version next_turn_at',
    },
  },
  enrolments: {
    whose: { person: ['user_id'] },
    section: 'enrolments',
    columns: {
      shown:
        'id user_id activity_id attempt obligation source role status reason progress requested_at enrolled_at started_at completed_at last_visit_at deadline_at policy_id grade_text feedback_text note_text state created_at updated_at',
      inner: 'version seq head next_due armed_at arming_until live tab',
    },
  },
  enrolment_events: {
    whose: { enrolment: 'enrolment_id' },
    section: 'enrolmentHistory',
    columns: { shown: `enrolment_id ${EVENT}`, inner: `${CHAIN} xid` },
  },
  approval_tasks: {
    whose: { enrolment: 'enrolment_id', person: ['assignee_id', 'principal_id'] },
    section: 'approvals',
    columns: {
      shown:
        'id enrolment_id step assignee_id status opened_at due_at decided_at decided_by_kind decided_by_id on_behalf_of comment_text principal_id',
      inner: 'assignment',
    },
  },
  seats: {
    whose: { enrolment: 'enrolment_id' },
    section: 'seats',
    columns: {
      shown: 'enrolment_id pool_id state number granted_at passed_over passed_over_at',
      inner: 'rank grant_id lot reservation_id',
    },
  },
  lottery_entries: {
    whose: { enrolment: 'enrolment_id' },
    section: 'draws',
    columns: { shown: 'pool_id place enrolment_id ticket' },
  },
  evidence: {
    whose: { enrolment: 'enrolment_id' },
    section: 'evidence',
    columns: {
      shown: 'id enrolment_id media_type size submitted_by submitted_at',
      blanked: 'name reference',
      // What the file was: its digest would tell it again to who has it.
      special: 'sha256',
    },
  },
  signature_requests: {
    whose: { enrolment: 'enrolment_id' },
    section: 'signatures',
    columns: {
      shown:
        'id enrolment_id service document_sha256 status expires_at closed_at heard_at refusal client_id created_at document_version',
      blanked: 'document_reference',
    },
  },
  xapi_statements: {
    whose: { person: ['user_id'] },
    section: 'statements',
    columns: {
      shown: 'id verb activity happened_at stored_at user_id enrolment_id outcome refusal',
      special: 'statement',
      hidden: 'agents related_agents related_activities registration',
      inner: 'seq digest refers_to voids client_id command due_at locked_until attempts last_error',
    },
  },
  training_records: {
    whose: { person: ['user_id'] },
    section: 'trainingRecords',
    columns: {
      shown:
        'id user_id enrolment_id attempt record_type object_id source version recorded_at voided_at deleted_at created_at',
      special:
        'title training_provider completion_date completed_at other_information qualification_code expires_at evidence',
      inner: 'seq head said sealed',
    },
  },
  training_record_versions: {
    whose: { person: ['user_id'] },
    section: 'recordVersions',
    columns: {
      shown: 'record_id version user_id record_type object_id voided_at deleted_at recorded_at superseded_at',
      // Of a record under retention they are kept as long as it is.
      special:
        'title training_provider completion_date completed_at other_information qualification_code expires_at evidence',
    },
  },
  training_record_events: {
    whose: { record: 'record_id' },
    section: 'recordHistory',
    // What people wrote stands in `texts`, under the id that `data` names.
    columns: { shown: `record_id ${EVENT}`, inner: `command_id ${CHAIN}` },
  },
  record_files: {
    whose: { person: ['user_id'] },
    section: 'recordFiles',
    // The file itself is fetched by its record.
    columns: { shown: 'user_id media_type size created_at', special: 'sha256', hidden: 'body' },
  },
  record_rows_applied: {
    whose: { person: ['user_id'] },
    section: 'appliedRecords',
    columns: { shown: 'user_id record_id', special: 'key' },
  },
  record_restrictions: {
    whose: { record: 'record_id' },
    section: 'restrictions',
    columns: {
      shown: 'id record_id basis legal_basis until reason_text actor_kind actor_id created_at lifted_at lifted_by',
      special: 'holder',
    },
  },
  certificates: {
    whose: { record: 'record_id' },
    section: 'certificates',
    // Also of a record that is kept: a paper is for showing. Its number stays among those that hold no longer.
    rows: 'removed',
    columns: {
      shown:
        'id serial number record_id template_id facts unshown sha256 credential issued_at valid_until ended_as ended_at',
      inner: 'pdf',
    },
  },
  record_expiries: {
    whose: { person: ['user_id'] },
    section: 'recordExpiries',
    columns: { shown: 'record_id user_id code', inner: 'next_due attempts last_error' },
  },
  record_expiry_firings: {
    whose: { record: 'record_id' },
    section: 'recordExpiryFirings',
    columns: { shown: 'record_id occurrence due_at fired_at enrolment_id' },
  },
  report_recipients: {
    whose: { person: ['user_id'] },
    section: 'reportsReceived',
    columns: { shown: 'run_id user_id manager_id' },
  },
  deleted_records: {
    whose: { person: ['user_id'] },
    section: 'deletedRecords',
    columns: { shown: 'id user_id enrolment_id plan_enrolment_id why due_at deleted_at', inner: 'hash seq head' },
  },
  plan_enrolments: {
    whose: { person: ['user_id'] },
    section: 'plans',
    columns: {
      shown:
        'id user_id plan_id plan_code obligation source status progress started_at completed_at deadline_at state created_at updated_at',
      inner: 'version seq head live',
    },
  },
  plan_enrolment_events: {
    whose: { plan: 'plan_enrolment_id' },
    section: 'planHistory',
    columns: { shown: `plan_enrolment_id ${EVENT}`, inner: `${CHAIN} xid` },
  },
  plan_records: {
    whose: { plan: 'plan_enrolment_id' },
    section: 'planRecords',
    columns: { shown: 'plan_enrolment_id record_id' },
  },
  user_certifications: {
    whose: { person: ['user_id'] },
    section: 'certifications',
    columns: {
      shown:
        'id user_id certification_id certification_code status expires_at expires_on proof_kind proof_key state created_at updated_at',
      inner: 'version seq head followed',
    },
  },
  certification_periods: {
    whose: { person: ['user_id'] },
    section: 'certificationPeriods',
    columns: {
      shown:
        'user_certification_id number user_id certification_code achievement certified_on certified_at window_opens_on due_on expires_on extended_to ended ended_at',
    },
  },
  user_certification_events: {
    whose: { certification: 'user_certification_id' },
    section: 'certificationHistory',
    columns: { shown: `user_certification_id ${EVENT}`, inner: `${CHAIN} xid` },
  },
  requirement_exemptions: {
    whose: { person: ['user_id'] },
    section: 'exemptions',
    columns: { shown: 'id code user_id starts_on ends_on reason_text actor_kind actor_id created_at withdrawn_at' },
  },
  mails: {
    whose: { person: ['to_user_id'] },
    section: 'mails',
    columns: {
      shown:
        'id enrolment_id task_id template to_user_id occurrence at at_most_once status attempts first_tried_at sent_at created_at session_id user_certification_id sign_in_link_id record_id report_run_id',
      emptied: 'last_error',
      inner: 'due_at locked_until',
    },
  },
  import_rows: {
    whose: { person: ['subject_id'], enrolment: 'subject_id', record: 'subject_id' },
    section: 'importRows',
    columns: {
      shown: 'import_id line outcome subject_id column_name code',
      special: 'values changes detail',
      hidden: 'problem person_key own_key manager_key',
      inner: 'rank',
    },
  },
  idempotency_keys: {
    whose: { person: ['person_id'] },
    section: 'answers',
    // Who repeats a request about them is told that they were erased.
    rows: 'removed',
    // What was answered is in the other sections; who else was named in it is not the person's.
    columns: {
      shown: 'client_id route status person_id created_at',
      special: 'key',
      hidden: 'body',
      inner: 'body_hash command_id',
    },
  },
  erasures: {
    whose: { person: ['user_id'] },
    section: 'erasure',
    columns: {
      shown: `id user_id grounds status ${ACTOR} asked_at reapplied_at done_at`,
      inner: 'due_at waits_for counts journaled_at',
    },
  },
};
