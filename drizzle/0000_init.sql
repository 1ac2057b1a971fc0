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
CREATE INDEX `customers_by_time` ON `customers` (`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `customers_by_owner` ON `customers` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `customers_by_dept` ON `customers` (`dept_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `customers_by_branch` ON `customers` (`branch_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `customers_by_name` ON `customers` (`name_norm`);--> statement-breakpoint
CREATE INDEX `customers_by_credit_code` ON `customers` (`credit_code`);--> statement-breakpoint
CREATE INDEX `customers_by_key` ON `customers` (`is_key`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `customers_by_next_contact` ON `customers` (`deleted_at`,`next_contact_at`);--> statement-breakpoint
CREATE INDEX `customers_by_parent` ON `customers` (`parent_id`);--> statement-breakpoint
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
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `users_by_account` ON `users` (`account`);--> statement-breakpoint
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
