-- migrate:up
-- Nobody runs an earlier release yet: these locks are held over tables that are empty, or a trial's.
-- squawk-ignore-file constraint-missing-not-valid, adding-foreign-key-constraint, ban-drop-constraint, require-concurrent-index-creation
set lock_timeout = '5s';
set statement_timeout = '10min';

-- R35, R36: a record that is deleted for good leaves its history whole: events carry no words of people. What it said before
-- goes with it. A row of a file stays known, whatever became of its record (R34).
alter table training_record_events drop constraint training_record_events_record_id_fkey;
alter table record_rows_applied drop constraint record_rows_applied_record_id_fkey;
alter table training_record_versions
  drop constraint training_record_versions_record_id_fkey,
  add constraint training_record_versions_record_id_fkey
    foreign key (record_id) references training_records (id) on delete cascade;
create index training_record_versions_by_evidence on training_record_versions (user_id, evidence) where evidence is not null;
create index training_records_by_evidence on training_records (user_id, evidence) where evidence is not null;

-- Where the history of the record ended.
alter table deleted_records
  add column seq integer,
  add column head text;

-- Where the history of each record stands, of those as well that are deleted.
create view training_record_heads as
  select id, seq, head from training_records
  union all select id, seq, head from deleted_records where head is not null;

-- As before, and what a person may have written as a code, or proved by a file, is carried by commitment too (R35).
create or replace function record_event(before training_records, after training_records) returns text
language plpgsql stable parallel safe as $$
declare
  born boolean := after.seq = 1;
  sealed jsonb := coalesce(after.sealed -> 'fields', '[]');
  kind text := case
    when born then 'recorded'
    when after.voided_at is not null and before.voided_at is null then 'voided'
    when after.deleted_at is not null and before.deleted_at is null then 'deleted'
    when after.deleted_at is null and before.deleted_at is not null then 'restored'
    else 'corrected'
  end;
begin
  return '{"actor":{"id":' || json_text(after.said #>> '{actor,id}')
    || ',"kind":' || json_text(after.said #>> '{actor,kind}')
    || ',"onBehalfOf":' || json_text(after.said #>> '{actor,onBehalfOf}')
    || '},"at":' || json_instant(case when born then coalesce(after.completed_at, after.recorded_at) else after.recorded_at end)
    || ',"data":{'
    || coalesce('"import":' || to_json(after.said ->> 'import')::text || ',', '')
    || '"record":{"attempt":' || coalesce(after.attempt::text, 'null')
    || ',"completedAt":' || json_instant(after.completed_at)
    || ',"completionDate":' || json_text(to_char(after.completion_date, 'YYYY-MM-DD'))
    || ',"enrolmentId":' || json_text(after.enrolment_id::text)
    || case when sealed ? 'evidence' then '' else ',"evidence":' || json_text(after.evidence) end
    || ',"expiresAt":' || json_text(to_char(after.expires_at, 'YYYY-MM-DD'))
    || ',"objectId":' || json_text(after.object_id::text)
    || case when sealed ? 'otherInformation' then '' else ',"otherInformation":' || json_text(after.other_information) end
    || case when sealed ? 'qualificationCode' then '' else ',"qualificationCode":' || json_text(after.qualification_code) end
    || ',"recordType":' || json_text(after.record_type)
    || ',"source":' || json_text(after.source)
    || case when sealed ? 'title' then '' else ',"title":' || json_text(after.title) end
    || case when sealed ? 'trainingProvider' then '' else ',"trainingProvider":' || json_text(after.training_provider) end
    || ',"userId":' || json_text(after.user_id::text) || '}'
    || case when after.sealed is null then '' else
      ',"sealed":{"fields":' || replace(sealed::text, '", "', '","')
      || ',"text":{"commitment":' || json_text(after.sealed #>> '{text,commitment}')
      || ',"id":' || json_text(after.sealed #>> '{text,id}') || '}}'
    end
    || ',"version":' || after.version
    || '},"enrolmentId":' || json_text(after.id::text)
    || ',"from":' || json_text(case when not born then record_status(before) end)
    || ',"previousHash":' || json_text(case when born then repeat('0', 64) else before.head end)
    || ',"reasonCommitment":' || json_text(after.said #>> '{reason,commitment}')
    || ',"recordedAt":' || json_instant(after.recorded_at)
    || ',"seq":' || after.seq
    || ',"to":' || json_text(record_status(after))
    || ',"type":' || json_text(kind) || '}';
end $$;

-- migrate:down
