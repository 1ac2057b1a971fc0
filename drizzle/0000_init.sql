CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`name` text NOT NULL,
	`gender` text,
	`title` text,
	`dept` text,
	`mobile` text,
	`phone` text,
	`email` text,
	`wechat` text,
	`qq` text,
	`birthday` text,
	`birthday_lunar` integer NOT NULL,
	`address` text,
	`role` text,
	`is_decision_maker` integer NOT NULL,
	`is_primary` integer NOT NULL,
	`reports_to` text,
	`attitude` text,
	`hobby` text,
	`do_not_call` integer NOT NULL,
	`opt_out` text NOT NULL,
	`status` text NOT NULL,
	`status_reason` text,
	`former_customer_ids` text NOT NULL,
	`tags` text NOT NULL,
	`remark` text,
	`mobile_norm` text,
	`name_norm` text NOT NULL,
	`name_pinyin` text NOT NULL,
	`name_initials` text NOT NULL,
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
CREATE INDEX `contacts_by_customer` ON `contacts` (`customer_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `contacts_by_time` ON `contacts` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`status`,`is_primary`,`role`);--> statement-breakpoint
CREATE INDEX `contacts_by_update` ON `contacts` (`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `contacts_by_owner` ON `contacts` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `contacts_by_list_name` ON `contacts` (`deleted_at`,`name`,`owner_id`,`dept_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `contacts_by_mobile` ON `contacts` (`mobile_norm`);--> statement-breakpoint
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`name` text NOT NULL,
	`short_name` text,
	`kind` text NOT NULL,
	`credit_code` text,
	`parent_id` text,
	`relation` text,
	`industry` text,
	`scale` text,
	`region` text,
	`address` text,
	`website` text,
	`mobile` text,
	`phone` text,
	`fax` text,
	`email` text,
	`level` text,
	`is_key` integer NOT NULL,
	`key_reason` text,
	`lifecycle` text NOT NULL,
	`source` text,
	`payment_term_days` integer,
	`credit_limit` integer,
	`taxpayer_kind` text,
	`remark` text,
	`tags` text NOT NULL,
	`receive_kind` text NOT NULL,
	`received_at` integer,
	`prev_owner_id` text,
	`last_follow_at` integer,
	`last_follow_content` text,
	`next_contact_at` integer,
	`follow_count` integer DEFAULT 0 NOT NULL,
	`merged_into` text,
	`name_norm` text NOT NULL,
	`name_pinyin` text NOT NULL,
	`name_initials` text NOT NULL,
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
CREATE INDEX `customers_by_time` ON `customers` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`level`,`lifecycle`,`is_key`,`kind`,`source`,`next_contact_at`);--> statement-breakpoint
CREATE INDEX `customers_by_owner` ON `customers` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `customers_by_list_name` ON `customers` (`deleted_at`,`name`,`owner_id`,`dept_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `customers_by_key` ON `customers` (`is_key`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `customers_by_next_contact` ON `customers` (`deleted_at`,`next_contact_at`);--> statement-breakpoint
CREATE INDEX `customers_by_last_follow` ON `customers` (`deleted_at`,`last_follow_at`);--> statement-breakpoint
CREATE INDEX `customers_by_name` ON `customers` (`name_norm`);--> statement-breakpoint
CREATE INDEX `customers_by_credit_code` ON `customers` (`credit_code`) WHERE "customers"."credit_code" is not null;--> statement-breakpoint
CREATE INDEX `customers_by_parent` ON `customers` (`parent_id`) WHERE "customers"."parent_id" is not null;--> statement-breakpoint
CREATE TABLE `follow_up_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`follow_up_id` text NOT NULL,
	`content` text NOT NULL,
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
CREATE INDEX `follow_up_notes_by_follow_up` ON `follow_up_notes` (`follow_up_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `follow_up_notes_by_owner` ON `follow_up_notes` (`owner_id`);--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`target_type` text NOT NULL,
	`target_id` text NOT NULL,
	`customer_id` text,
	`method` text NOT NULL,
	`at` integer NOT NULL,
	`duration_min` integer,
	`content` text NOT NULL,
	`result` text,
	`contact_ids` text NOT NULL,
	`next_contact_at` integer,
	`next_content` text,
	`next_task_id` text,
	`place` text,
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
CREATE INDEX `follow_ups_by_target` ON `follow_ups` (`target_id`,`deleted_at`,`at`);--> statement-breakpoint
CREATE INDEX `follow_ups_by_customer` ON `follow_ups` (`customer_id`,`deleted_at`,`at`);--> statement-breakpoint
CREATE INDEX `follow_ups_by_time` ON `follow_ups` (`deleted_at`,`at`,`owner_id`,`dept_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `follow_ups_by_day` ON `follow_ups` (`deleted_at`,`at`);--> statement-breakpoint
CREATE INDEX `follow_ups_by_owner` ON `follow_ups` (`owner_id`,`deleted_at`,`at`);--> statement-breakpoint
CREATE INDEX `follow_ups_by_author` ON `follow_ups` (`created_by`,`deleted_at`,`at`);--> statement-breakpoint
CREATE TABLE `import_chunks` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`seq` integer NOT NULL,
	`entries` text NOT NULL,
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
CREATE INDEX `import_chunks_by_import` ON `import_chunks` (`import_id`,`seq`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`module` text NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`mode` text NOT NULL,
	`status` text NOT NULL,
	`counts` text NOT NULL,
	`finished_at` integer,
	`undone_at` integer,
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
CREATE INDEX `imports_by_time` ON `imports` (`deleted_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `leads` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`name` text NOT NULL,
	`contact_name` text,
	`mobile` text,
	`phone` text,
	`email` text,
	`wechat` text,
	`qq` text,
	`title` text,
	`source` text,
	`source_detail` text,
	`industry` text,
	`region` text,
	`address` text,
	`demand` text,
	`budget` integer,
	`expected_on` text,
	`grade` text,
	`remark` text,
	`tags` text NOT NULL,
	`status` text NOT NULL,
	`assigned_at` integer,
	`first_response_at` integer,
	`qualified_at` integer,
	`invalid_reason` text,
	`return_reason` text,
	`state_remark` text,
	`prev_owner_id` text,
	`converted_at` integer,
	`converted_customer_id` text,
	`converted_contact_id` text,
	`last_follow_at` integer,
	`last_follow_by` text,
	`last_follow_content` text,
	`next_contact_at` integer,
	`follow_count` integer DEFAULT 0 NOT NULL,
	`mobile_norm` text,
	`phone_norm` text,
	`name_norm` text NOT NULL,
	`name_pinyin` text NOT NULL,
	`name_initials` text NOT NULL,
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
CREATE INDEX `leads_by_time` ON `leads` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`status`,`grade`,`source`,`next_contact_at`);--> statement-breakpoint
CREATE INDEX `leads_by_status` ON `leads` (`deleted_at`,`status`,`updated_at`,`owner_id`,`dept_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `leads_by_owner` ON `leads` (`owner_id`,`deleted_at`,`status`,`updated_at`);--> statement-breakpoint
CREATE INDEX `leads_by_list_name` ON `leads` (`deleted_at`,`name`,`owner_id`,`dept_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `leads_by_customer` ON `leads` (`converted_customer_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `leads_by_mobile` ON `leads` (`mobile_norm`);--> statement-breakpoint
CREATE INDEX `leads_by_phone` ON `leads` (`phone_norm`);--> statement-breakpoint
CREATE INDEX `leads_by_name` ON `leads` (`name_norm`);--> statement-breakpoint
CREATE TABLE `branches` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`parent_id` text,
	`region` text,
	`address` text,
	`manager_id` text,
	`status` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `departments` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
	`branch_id` text NOT NULL,
	`leader_id` text,
	`sort` integer DEFAULT 0 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `departments_by_parent` ON `departments` (`parent_id`);--> statement-breakpoint
CREATE TABLE `roles` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`template` text,
	`actions` text NOT NULL,
	`data_scope` text NOT NULL,
	`remark` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`employee_no` text,
	`name` text NOT NULL,
	`account` text NOT NULL,
	`mobile` text,
	`email` text,
	`branch_id` text,
	`dept_id` text,
	`role_ids` text NOT NULL,
	`superior_id` text,
	`status` text NOT NULL,
	`hired_on` text,
	`left_on` text,
	`name_pinyin` text DEFAULT '' NOT NULL,
	`name_initials` text DEFAULT '' NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `users_by_account` ON `users` (`account`);--> statement-breakpoint
CREATE INDEX `users_by_dept` ON `users` (`dept_id`);--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`offset_min` integer NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
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
CREATE INDEX `reminders_by_task` ON `reminders` (`task_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `reminders_by_time` ON `reminders` (`owner_id`,`state`,`at`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`due_at` integer,
	`priority` text NOT NULL,
	`watcher_ids` text NOT NULL,
	`checklist` text NOT NULL,
	`remark` text,
	`status` text NOT NULL,
	`related_type` text,
	`related_id` text,
	`started_at` integer,
	`done_at` integer,
	`follow_up_id` text,
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
CREATE INDEX `tasks_by_due` ON `tasks` (`deleted_at`,`due_at`,`owner_id`,`dept_id`,`branch_id`,`status`,`priority`,`kind`);--> statement-breakpoint
CREATE INDEX `tasks_by_owner` ON `tasks` (`owner_id`,`deleted_at`,`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `tasks_by_related` ON `tasks` (`related_id`,`deleted_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `follows` (
	`id` text PRIMARY KEY NOT NULL,
	`record_table` text NOT NULL,
	`record_id` text NOT NULL,
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
CREATE INDEX `follows_by_owner` ON `follows` (`owner_id`,`record_table`,`record_id`);--> statement-breakpoint
CREATE INDEX `follows_by_record` ON `follows` (`record_id`);--> statement-breakpoint
CREATE TABLE `preferences` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`value` text,
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
CREATE INDEX `preferences_by_owner` ON `preferences` (`owner_id`,`key`);--> statement-breakpoint
CREATE TABLE `views` (
	`id` text PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`name` text NOT NULL,
	`scene` text NOT NULL,
	`text` text,
	`filters` text NOT NULL,
	`sort` text,
	`columns` text NOT NULL,
	`density` text,
	`position` integer NOT NULL,
	`is_default` integer NOT NULL,
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
CREATE INDEX `views_by_owner` ON `views` (`owner_id`,`room`,`position`);--> statement-breakpoint
CREATE TABLE `audit_records` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`procedure` text,
	`command_id` text,
	`actor_id` text,
	`device_id` text,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`changes` text NOT NULL,
	`details` text,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_records_by_command` ON `audit_records` (`command_id`);--> statement-breakpoint
CREATE TABLE `audit_rows` (
	`row_id` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`row_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `conflicts` (
	`id` text PRIMARY KEY NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`field` text NOT NULL,
	`shown_value` text,
	`other_value` text,
	`shown_by` text,
	`other_by` text,
	`shown_at` integer NOT NULL,
	`other_at` integer NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`resolved_by` text,
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
CREATE INDEX `conflicts_by_row` ON `conflicts` (`row_id`);--> statement-breakpoint
CREATE INDEX `conflicts_by_state` ON `conflicts` (`state`,`owner_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`command_id` text NOT NULL,
	`procedure` text NOT NULL,
	`actor_id` text NOT NULL,
	`device_id` text,
	`at` integer NOT NULL,
	`decided_at` integer NOT NULL,
	`effects` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `field_edits` (
	`row_id` text NOT NULL,
	`field` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`row_id`, `field`)
);
--> statement-breakpoint
CREATE TABLE `device_buckets` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`branch_id` text,
	`dept_id` text,
	`owner_id` text,
	`cursor` integer NOT NULL,
	`sweep` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `extra_rows` (
	`bucket` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	PRIMARY KEY(`bucket`, `table_name`, `row_id`)
);
--> statement-breakpoint
CREATE INDEX `extra_rows_by_row` ON `extra_rows` (`table_name`,`row_id`);--> statement-breakpoint
CREATE TABLE `feed` (
	`bucket` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`version` integer NOT NULL,
	`removed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`bucket`, `table_name`, `row_id`)
);
--> statement-breakpoint
CREATE INDEX `feed_by_version` ON `feed` (`bucket`,`version`);--> statement-breakpoint
CREATE TABLE `held_commands` (
	`seq` integer PRIMARY KEY NOT NULL,
	`command_id` text NOT NULL,
	`procedure` text NOT NULL,
	`input` text NOT NULL,
	`effects` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	`held_at` integer NOT NULL,
	`schema` integer NOT NULL,
	`attempt` integer NOT NULL,
	`refusal` text NOT NULL,
	`depends_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `held_commands_command_id_unique` ON `held_commands` (`command_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`command_id` text NOT NULL,
	`procedure` text NOT NULL,
	`input` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	`clock_offset` integer NOT NULL,
	`schema` integer NOT NULL,
	`hash` text NOT NULL,
	`attempt` integer NOT NULL,
	`failures` integer NOT NULL,
	`state` text NOT NULL,
	`resent` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_command_id_unique` ON `outbox` (`command_id`);--> statement-breakpoint
CREATE TABLE `outbox_effects` (
	`seq` integer NOT NULL,
	`n` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`op` text NOT NULL,
	`fields` text NOT NULL,
	`was` text,
	PRIMARY KEY(`seq`, `n`)
);
--> statement-breakpoint
CREATE INDEX `outbox_effects_by_row` ON `outbox_effects` (`table_name`,`row_id`,`seq`);--> statement-breakpoint
CREATE TABLE `sent_commands` (
	`seq` integer PRIMARY KEY NOT NULL,
	`command_id` text NOT NULL,
	`procedure` text NOT NULL,
	`input` text NOT NULL,
	`effects` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	`schema` integer NOT NULL,
	`attempt` integer NOT NULL,
	`accepted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sent_commands_command_id_unique` ON `sent_commands` (`command_id`);--> statement-breakpoint
CREATE INDEX `sent_commands_by_time` ON `sent_commands` (`accepted_at`);--> statement-breakpoint
CREATE TABLE `shadow_rows` (
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`image` text,
	PRIMARY KEY(`table_name`, `row_id`)
);
--> statement-breakpoint
CREATE TABLE `sync_buckets` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`branch_id` text,
	`dept_id` text,
	`owner_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_buckets_key_unique` ON `sync_buckets` (`key`);--> statement-breakpoint
CREATE TABLE `sync_days` (
	`day` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_devices` (
	`device_id` text NOT NULL,
	`incarnation` text NOT NULL,
	`last_seq` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`device_id`, `incarnation`)
);
--> statement-breakpoint
CREATE TABLE `sync_incidents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`detail` text NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_results` (
	`command_id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`status` text NOT NULL,
	`refusal` text,
	`touched` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sync_results_by_time` ON `sync_results` (`at`);--> statement-breakpoint
CREATE TABLE `sync_seen` (
	`bucket` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	PRIMARY KEY(`bucket`, `table_name`, `row_id`)
);
--> statement-breakpoint
CREATE TABLE `sync_state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_versions` (
	`id` integer PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `credentials` (
	`user_id` text PRIMARY KEY NOT NULL,
	`password_hash` text,
	`password_changed_at` integer,
	`password_history` text DEFAULT '[]' NOT NULL,
	`activation_hash` text,
	`activation_expires_at` integer,
	`totp_secret` text,
	`totp_confirmed_at` integer,
	`totp_last_step` integer DEFAULT 0 NOT NULL,
	`recovery_hashes` text DEFAULT '[]' NOT NULL,
	`disabled_at` integer,
	`last_sign_in_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `login_failures` (
	`account` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL,
	`locked_until` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`idle_ms` integer NOT NULL,
	`address` text,
	`user_agent` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_hash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `authority_certificates` (
	`kind` text PRIMARY KEY NOT NULL,
	`key_pem` text NOT NULL,
	`cert_pem` text NOT NULL,
	`not_after` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `server_settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `device_certificates` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`issued_at` integer NOT NULL,
	`not_after` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `device_certificates_by_device` ON `device_certificates` (`device_id`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`os` text NOT NULL,
	`app_version` text NOT NULL,
	`incarnation` text NOT NULL,
	`status` text NOT NULL,
	`enrolled_at` integer NOT NULL,
	`last_seen_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE INDEX `devices_by_user` ON `devices` (`user_id`);--> statement-breakpoint
CREATE TABLE `enrol_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`device_name` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`device_id` text,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrol_codes_code_hash_unique` ON `enrol_codes` (`code_hash`);--> statement-breakpoint
CREATE INDEX `enrol_codes_by_user` ON `enrol_codes` (`user_id`);