import type { TableDecision } from './inventory.ts';

const about = (inner: string): TableDecision => ({ whose: null, columns: { inner } });

/**
 * Tables about things, and technical ones: they name people by id, if at all. What administrators write about their own
 * catalogue (titles, places, names of keys) is theirs to keep free of names.
 */
export const THINGS: Readonly<Record<string, TableDecision>> = {
  activities: about(
    'id code title type policy_code owner_id deadline_after training_event valid_for training_provider qualification_code version created_at updated_at completion xapi_id',
  ),
  activity_parts: about('activity_id code title required position xapi_id created_at updated_at'),
  activity_topics: about('activity_id code'),
  api_key_events: about('id key_id type client_id at data'),
  api_key_former_secrets: about('hash key_id valid_until'),
  api_keys: about('id name hash scopes created_at revoked_at expires_at last_used_at per_minute version'),
  audience_changes: about('audience_id version data client_id at'),
  // Who is listed stands there by id.
  audiences: about('id code title who version created_at updated_at'),
  automation_backfills: about('code fence after_id'),
  automation_dues: about('code enrolment_id occurrence due_at wait_until attempts last_error'),
  automation_firings: about('id code version enrolment_id occurrence due_at fired_at nothing acts extended'),
  automation_stale: about('id enrolment_id'),
  automation_versions: about('id code version title rules created_at'),
  automations: about('code version state on_since changed_by created_at updated_at'),
  certificate_numbers_gone: about('number'),
  certificate_templates: about('id code version rules created_at'),
  certifications: about('id code version title rules created_at'),
  // Where histories stood, by their ids and hashes, which stay as those of a pseudonym.
  checkpoint_heads: about('kind chain_id number seq head'),
  checkpoint_deliveries: {
    whose: null,
    // Of a mail: an address that the configuration names, which can be a person's own.
    columns: { inner: 'number channel status attempts due_at last_error delivered_at', hidden: 'target' },
  },
  checkpoints: about('number id at day missed previous root chains total key_id jws digest client_id xid'),
  commands: about('enrolment_id command_id type version changed at'),
  decision_lists: about('command_id task_ids created_at'),
  feed: about('position kind subject_id seq type'),
  feed_state: about('only_one position horizon cut'),
  groups: about('id code name version created_at updated_at external_id'),
  import_mappings: about('code version rules client_id created_at command_id'),
  imports: about(
    'id kind dry_run allow_past_deadlines client_id status total done created updated unchanged rejected failure received_at run armed_at created_at started_at finished_at forgotten_at mapping_code mapping_version source complete_list max_leavers leavers_planned_at known_people missing_people unreadable_rows leavers_done asked_at confirmed_at answer_command answered_by',
  ),
  learning_plans: about('id code version title rules created_at'),
  ledger_deltas: about('tab n'),
  looks: about('kind target_id asked due_at locked_until attempts last_error'),
  lotteries: about(
    'pool_id seed commitment created_at drawn_at draw_id drawn_by_kind drawn_by_id reason_text entries draw_at',
  ),
  outbox: about('id kind target_id command_id due_at locked_until attempts last_error command pool_id'),
  payload_keys: about('id first_used_at'),
  plan_enrolment_commands: about('plan_enrolment_id command_id type version at'),
  plan_move_rows: about('move_id plan_enrolment_id outcome'),
  plan_moves: about('id plan_id client_id total created_at'),
  permission_events: about('id subject_kind subject_id type actor_kind actor_id at data'),
  power_user_profiles: about('id code title permissions scope version created_at updated_at'),
  policies: about('id code version rules created_at'),
  policy_move_rows: about('move_id enrolment_id from_version refusal'),
  policy_moves: about('id policy_id client_id total created_at'),
  pools: about('id maximum taken next_number reserved starts_at awaits_draw session_id version ended_for'),
  qualification_codes: about(
    'code title version created_at updated_at valid_for reminders renewal notice rules_since retired_at',
  ),
  qualification_equivalents: about('id code equivalent created_at removed_at'),
  // Whoever is named in them is erased with the whole file (`store/eraseReportFiles.ts`).
  report_file_parts: about('file_id seq bytes'),
  report_files: about('id run_id attempt manager_id row_count byte_count'),
  report_runs: about(
    'id report_id due_at status attempt asked version format last_error started_at finished_at kept_until',
  ),
  // Who is asked about, and who gets it, stands there by id.
  reports: about(
    'id name kind params format schedule recipients covered_until version created_at updated_at deleted_at',
  ),
  requirement_satisfiers: about('version_id kind key'),
  requirement_versions: about(
    'id code version title source who starts_on ends_on due_on due_after recorded_at replaced_at',
  ),
  requirements: about('code version created_at'),
  retention_rules: about(
    'id kind record_type qualification_code basis keep_for counted_from scope version changed_by created_at updated_at',
  ),
  rule_changes: about('rule_id version data client_id at'),
  rule_evaluations: about(
    'rule_id run status asked_at started_at finished_at total checked enrolled withdrawn refused',
  ),
  rules: about(
    'id code title audience_id activity_id plan_code obligation deadline policy_code on_leave active version created_at updated_at',
  ),
  schema_migrations: about('version'),
  session_parts: about('session_id position local_date start_time end_time starts_at ends_at place link'),
  sessions: about(
    'id activity_id title status timezone starts_at ends_at minimum minimum_at below_minimum minimum_done_at sign_up_from sign_up_until cancel_until partly_counts no_show_fails remind_before offers offer_until cancel_reason version created_at updated_at',
  ),
  setting_changes: about('id kind key version type fields at actor_kind actor_id on_behalf_of'),
  settings: about('key value'),
  signing_keys: about('id public_key first_used_at'),
  syncs: about('enrolment_id version due_at locked_until attempts'),
  // A digest without its key says nothing; it is what keeps the person from coming back.
  tombstones: about('digest erasure_id kind created_at lifted_at lifted_by lift_journaled_at'),
  topics: about('code title version created_at updated_at'),
  user_certification_commands: about('user_certification_id command_id type version at'),
  watchers: about('kind target_id user_id activity_id'),
  webhook_deliveries: about(
    'id webhook_id position subject_id type status due_at locked_until attempts first_tried_at tries redelivery_id created_at settled_at',
  ),
  webhook_secrets: about('id webhook_id secret created_at expires_at'),
  webhooks: about(
    'id url types active paused paused_at failures failing_since probe_at last_delivered_at client_id version created_at updated_at',
  ),
};
