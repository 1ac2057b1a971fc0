CREATE TABLE `sign_in_policies` (
	`id` text PRIMARY KEY NOT NULL,
	`policy` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `approval_inputs` (
	`id` text PRIMARY KEY NOT NULL,
	`input` text NOT NULL,
	`owner_id` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`procedure` text NOT NULL,
	`command_id` text NOT NULL,
	`input_hash` text NOT NULL,
	`action` text NOT NULL,
	`total` integer NOT NULL,
	`reason` text NOT NULL,
	`requested_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`note` text,
	`outcome` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `approvals_by_command` ON `approvals` (`command_id`);--> statement-breakpoint
CREATE INDEX `approvals_by_state` ON `approvals` (`state`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`from_user_id` text NOT NULL,
	`to_user_id` text NOT NULL,
	`modules` text NOT NULL,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`reason` text NOT NULL,
	`revoked_at` integer,
	`revoked_by` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `delegations_by_receiver` ON `delegations` (`to_user_id`,`end_at`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`status` text NOT NULL,
	`plan` text NOT NULL,
	`before_counts` text NOT NULL,
	`moved_counts` text NOT NULL,
	`steps` text NOT NULL,
	`finished_at` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handovers_by_user` ON `handovers` (`user_id`,`status`);--> statement-breakpoint
CREATE TABLE `company_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`separation` text NOT NULL,
	`limits` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `posts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`dept_id` text,
	`role_ids` text NOT NULL,
	`duty` text,
	`sort` integer DEFAULT 0 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_table` text NOT NULL,
	`subject_id` text NOT NULL,
	`purpose` text NOT NULL,
	`basis` text NOT NULL,
	`channels` text NOT NULL,
	`notice_id` text,
	`source` text NOT NULL,
	`evidence` text,
	`separate` integer NOT NULL,
	`given_at` integer NOT NULL,
	`collected_by` text,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`withdraw_reason` text,
	`branch_id` text,
	`dept_id` text,
	`owner_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consents_by_subject` ON `consents` (`subject_id`,`withdrawn_at`);--> statement-breakpoint
CREATE TABLE `destruction_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`erased_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `destructions` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_table` text NOT NULL,
	`subject_id` text NOT NULL,
	`reason` text NOT NULL,
	`request_id` text,
	`rows` text NOT NULL,
	`digest` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `legal_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_table` text NOT NULL,
	`subject_id` text NOT NULL,
	`reason` text NOT NULL,
	`lifted_at` integer,
	`branch_id` text,
	`dept_id` text,
	`owner_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `legal_holds_by_subject` ON `legal_holds` (`subject_id`,`lifted_at`);--> statement-breakpoint
CREATE TABLE `privacy_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`register` text NOT NULL,
	`title` text NOT NULL,
	`details` text NOT NULL,
	`state` text NOT NULL,
	`keep_until` integer,
	`branch_id` text,
	`dept_id` text,
	`owner_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `privacy_entries_by_register` ON `privacy_entries` (`register`,`updated_at`);--> statement-breakpoint
CREATE TABLE `privacy_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`audience` text NOT NULL,
	`text` text NOT NULL,
	`effective_from` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `privacy_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_table` text,
	`subject_id` text,
	`requester` text,
	`channel` text,
	`detail` text,
	`received_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`identity_note` text,
	`outcome` text,
	`closed_at` integer,
	`branch_id` text,
	`dept_id` text,
	`owner_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `privacy_requests_by_due` ON `privacy_requests` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `privacy_requests_by_subject` ON `privacy_requests` (`subject_id`);--> statement-breakpoint
CREATE TABLE `privacy_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `access_review_items` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role_ids` text NOT NULL,
	`post_ids` text NOT NULL,
	`decision` text NOT NULL,
	`taken_role_ids` text NOT NULL,
	`taken_post_ids` text NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`remark` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `access_review_items_by_review` ON `access_review_items` (`review_id`);--> statement-breakpoint
CREATE INDEX `access_review_items_by_user` ON `access_review_items` (`user_id`);--> statement-breakpoint
CREATE TABLE `access_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`dept_id` text NOT NULL,
	`due_on` text,
	`status` text NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`remark` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `team_members` (
	`id` text PRIMARY KEY NOT NULL,
	`record_table` text NOT NULL,
	`record_id` text NOT NULL,
	`member_id` text NOT NULL,
	`access` text NOT NULL,
	`expires_at` integer,
	`parts` text NOT NULL,
	`branch_id` text,
	`dept_id` text,
	`owner_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `team_members_by_record` ON `team_members` (`record_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `team_members_by_member` ON `team_members` (`member_id`,`record_table`,`record_id`);--> statement-breakpoint
CREATE INDEX `team_members_by_end` ON `team_members` (`expires_at`);--> statement-breakpoint
CREATE TABLE `alert_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`alert_id` text NOT NULL,
	`body` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`state` text NOT NULL,
	`problem` text
);
--> statement-breakpoint
CREATE INDEX `alert_deliveries_by_time` ON `alert_deliveries` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`alert_id` text NOT NULL,
	`rule` text NOT NULL,
	`severity` text NOT NULL,
	`dedupe` text NOT NULL,
	`subject_user_id` text,
	`subject_device_id` text,
	`count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`response` text NOT NULL,
	`details` text NOT NULL,
	`state` text NOT NULL,
	`note` text,
	`acknowledged_by` text,
	`acknowledged_at` integer,
	`told_at` integer,
	`branch_id` text,
	`dept_id` text,
	`owner_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `alerts_by_owner` ON `alerts` (`owner_id`,`last_at`);--> statement-breakpoint
CREATE INDEX `alerts_by_subject` ON `alerts` (`rule`,`dedupe`,`last_at`);--> statement-breakpoint
CREATE INDEX `alerts_by_alert` ON `alerts` (`alert_id`);--> statement-breakpoint
CREATE TABLE `watch_state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_anchors` (
	`device_id` text NOT NULL,
	`key_id` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`signature` text NOT NULL,
	`public_key` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`device_id`, `key_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `audit_heads` (
	`seq` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`decision_seq` integer NOT NULL,
	`decision_hash` text NOT NULL,
	`at` integer NOT NULL,
	`key_id` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`first_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `dropped_commands` (
	`command_id` text PRIMARY KEY NOT NULL,
	`dropped_at` integer NOT NULL,
	`handed_to` text,
	`rows` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox_decided` (
	`last_seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `known_browsers` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`addresses` text NOT NULL,
	`user_agent` text
);
--> statement-breakpoint
CREATE INDEX `known_browsers_by_user` ON `known_browsers` (`user_id`);--> statement-breakpoint
CREATE TABLE `posture_acceptances` (
	`key` text PRIMARY KEY NOT NULL,
	`risk` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `posture_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`cause` text NOT NULL,
	`by_id` text,
	`by_name` text,
	`findings` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `posture_reports_by_time` ON `posture_reports` (`at`);--> statement-breakpoint
ALTER TABLE `branches` ADD `successor_id` text;--> statement-breakpoint
ALTER TABLE `roles` ADD `scopes` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `roles` ADD `department_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `roles` ADD `field_rights` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `roles` ADD `export_limit` integer;--> statement-breakpoint
ALTER TABLE `roles` ADD `offline_allowed` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `post_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `dept_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `released_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `released_by` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `handed_over` text;--> statement-breakpoint
ALTER TABLE `audit_records` ADD `salt` text;--> statement-breakpoint
ALTER TABLE `credentials` ADD `last_sign_in_address` text;--> statement-breakpoint
ALTER TABLE `credentials` ADD `last_sign_in_agent` text;--> statement-breakpoint
ALTER TABLE `credentials` ADD `failed_since` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `login_failures` ADD `last_uptime` integer;--> statement-breakpoint
ALTER TABLE `login_failures` ADD `lock_ms` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `notice` text;--> statement-breakpoint
ALTER TABLE `device_certificates` ADD `issuer` text;--> statement-breakpoint
ALTER TABLE `device_certificates` ADD `used_at` integer;--> statement-breakpoint
ALTER TABLE `devices` ADD `lost_at` integer;--> statement-breakpoint
ALTER TABLE `devices` ADD `lost_by` text;--> statement-breakpoint
ALTER TABLE `devices` ADD `lost_note` text;--> statement-breakpoint
ALTER TABLE `devices` ADD `wipe_id` text;--> statement-breakpoint
ALTER TABLE `devices` ADD `wipe_asked_at` integer;--> statement-breakpoint
ALTER TABLE `devices` ADD `wipe_asked_by` text;--> statement-breakpoint
ALTER TABLE `devices` ADD `wiped_at` integer;--> statement-breakpoint
ALTER TABLE `devices` ADD `wipe_certificate` text;--> statement-breakpoint
ALTER TABLE `devices` ADD `lease_days` integer;--> statement-breakpoint
ALTER TABLE `devices` ADD `recovery_recipient` text;--> statement-breakpoint
CREATE INDEX `outbox_by_resent` ON `outbox` (`resent`);--> statement-breakpoint
INSERT OR IGNORE INTO sync_state (key, value) SELECT 'decidedTo', CAST(min(accepted, coalesce((SELECT min(seq) - 1 FROM outbox WHERE resent = 0), accepted)) AS TEXT) FROM (SELECT max(seq) AS accepted FROM sent_commands) WHERE accepted IS NOT NULL;
--> statement-breakpoint
INSERT OR IGNORE INTO outbox (seq, command_id, procedure, input, actor_id, at, clock_offset, schema, hash, attempt, failures, state, resent) SELECT seq, command_id, procedure, input, actor_id, at, coalesce((SELECT CAST(value AS INTEGER) FROM sync_state WHERE key = 'clockOffset'), 0), schema, '', attempt, 0, 'sent', 0 FROM sent_commands;
--> statement-breakpoint
INSERT OR IGNORE INTO outbox_effects (seq, n, table_name, row_id, op, fields, was) SELECT s.seq, e.key, json_extract(e.value, '$.table_name'), json_extract(e.value, '$.row_id'), json_extract(e.value, '$.op'), json_extract(e.value, '$.fields'), json_extract(e.value, '$.was') FROM sent_commands s, json_each(s.effects) e;
--> statement-breakpoint
INSERT OR IGNORE INTO outbox_decided (last_seq, at) SELECT seq, accepted_at FROM sent_commands WHERE seq <= coalesce((SELECT CAST(value AS INTEGER) FROM sync_state WHERE key = 'decidedTo'), 0);
--> statement-breakpoint
DELETE FROM sent_commands;
