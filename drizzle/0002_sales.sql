CREATE TABLE `attachment_contents` (
	`attachment_id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`file_id` text NOT NULL,
	`key` text NOT NULL,
	`received` integer NOT NULL,
	`complete` integer NOT NULL,
	`sent` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attachment_contents_by_hash` ON `attachment_contents` (`sha256`,`complete`);--> statement-breakpoint
CREATE INDEX `attachment_contents_by_file` ON `attachment_contents` (`file_id`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`record_table` text NOT NULL,
	`record_id` text NOT NULL,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
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
CREATE INDEX `attachments_by_record` ON `attachments` (`record_id`,`deleted_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `attachments_by_owner` ON `attachments` (`owner_id`);--> statement-breakpoint
CREATE TABLE `brands` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`holder` text,
	`logo` text,
	`sort` integer DEFAULT 0 NOT NULL,
	`remark` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
	`tax_class_code` text,
	`tax_class_short` text,
	`tax_rate_code` text,
	`sort` integer DEFAULT 0 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `categories_by_parent` ON `categories` (`parent_id`);--> statement-breakpoint
CREATE TABLE `segments` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sort` integer DEFAULT 0 NOT NULL,
	`remark` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`base_id` text,
	`factor` text DEFAULT '1' NOT NULL,
	`sort` integer DEFAULT 0 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `units_by_base` ON `units` (`base_id`);--> statement-breakpoint
CREATE TABLE `contract_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text NOT NULL,
	`version` integer NOT NULL,
	`reason` text NOT NULL,
	`outcome` text,
	`ended_at` integer,
	`before` text NOT NULL,
	`after` text,
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
CREATE INDEX `contract_changes_by_contract` ON `contract_changes` (`contract_id`,`version`);--> statement-breakpoint
CREATE TABLE `contract_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text NOT NULL,
	`quote_line_id` text,
	`kind` text NOT NULL,
	`promise_date` text,
	`position` real NOT NULL,
	`product_id` text,
	`name` text NOT NULL,
	`spec` text,
	`unit` text,
	`qty` text NOT NULL,
	`list_price` text,
	`price` text NOT NULL,
	`discount_rate` text,
	`discount_amount` integer,
	`tax_rate` text NOT NULL,
	`moq` text,
	`order_multiple` text,
	`is_imported` integer NOT NULL,
	`cost` text,
	`remark` text,
	`amount_excl` integer NOT NULL,
	`tax` integer NOT NULL,
	`amount_incl` integer NOT NULL,
	`net_price` text NOT NULL,
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
CREATE INDEX `contract_lines_by_contract` ON `contract_lines` (`contract_id`,`deleted_at`,`position`);--> statement-breakpoint
CREATE INDEX `contract_lines_by_product` ON `contract_lines` (`product_id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `contracts` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`customer_id` text NOT NULL,
	`contact_id` text,
	`opportunity_id` text,
	`quote_id` text,
	`parent_contract_id` text,
	`renews_id` text,
	`seller_entity_id` text,
	`agreed_amount` integer,
	`start_date` text,
	`end_date` text,
	`renew_remind_days` integer NOT NULL,
	`payment_plan` text NOT NULL,
	`clauses` text NOT NULL,
	`template_id` text,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`held_from` text,
	`customer_signer` text,
	`customer_signed_on` text,
	`company_signer` text,
	`company_signed_on` text,
	`sign_date` text,
	`ended_at` integer,
	`currency` text NOT NULL,
	`tax_mode` text NOT NULL,
	`header_discount_rate` text,
	`header_discount_amount` integer,
	`notes` text,
	`reason` text,
	`amount_excl` integer NOT NULL,
	`tax_total` integer NOT NULL,
	`amount_incl` integer NOT NULL,
	`line_discount` integer NOT NULL,
	`header_discount` integer NOT NULL,
	`line_count` integer NOT NULL,
	`cost_total` integer,
	`margin` integer,
	`tags` text NOT NULL,
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
CREATE INDEX `contracts_by_time` ON `contracts` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`status`);--> statement-breakpoint
CREATE INDEX `contracts_by_owner` ON `contracts` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `contracts_by_customer` ON `contracts` (`customer_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `contracts_by_end` ON `contracts` (`deleted_at`,`status`,`end_date`);--> statement-breakpoint
CREATE INDEX `contracts_by_quote` ON `contracts` (`quote_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `contracts_by_opportunity` ON `contracts` (`opportunity_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `contracts_by_parent` ON `contracts` (`parent_contract_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `contracts_by_renewed` ON `contracts` (`renews_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `contracts_by_no` ON `contracts` (`no`);--> statement-breakpoint
CREATE TABLE `customer_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_level` text,
	`to_level` text,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision_note` text,
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
CREATE INDEX `customer_reviews_by_customer` ON `customer_reviews` (`customer_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `customer_reviews_by_state` ON `customer_reviews` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `flow_instances` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_type` text NOT NULL,
	`table_name` text NOT NULL,
	`record_id` text NOT NULL,
	`no` text,
	`title` text NOT NULL,
	`pinned` text NOT NULL,
	`state` text NOT NULL,
	`hash` text NOT NULL,
	`path` text NOT NULL,
	`chosen` text NOT NULL,
	`node_index` integer NOT NULL,
	`round` integer NOT NULL,
	`submitter_id` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`ended_at` integer,
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
CREATE INDEX `flow_instances_by_record` ON `flow_instances` (`record_id`,`state`);--> statement-breakpoint
CREATE INDEX `flow_instances_by_submitter` ON `flow_instances` (`submitter_id`,`state`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `flow_instances_by_flow` ON `flow_instances` (`doc_type`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `flow_snapshots` (
	`id` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `flow_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`instance_id` text NOT NULL,
	`table_name` text NOT NULL,
	`record_id` text NOT NULL,
	`kind` text NOT NULL,
	`node_id` text NOT NULL,
	`node_name` text NOT NULL,
	`node_index` integer NOT NULL,
	`round` integer NOT NULL,
	`position` integer NOT NULL,
	`assignee_id` text NOT NULL,
	`state` text NOT NULL,
	`after_task_id` text,
	`sign` text,
	`added_by` text,
	`comment` text,
	`decided_by` text,
	`decided_at` integer,
	`opened_at` integer,
	`due_at` integer,
	`reminded_at` integer,
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
CREATE INDEX `flow_tasks_by_instance` ON `flow_tasks` (`instance_id`,`node_index`,`position`);--> statement-breakpoint
CREATE INDEX `flow_tasks_by_assignee` ON `flow_tasks` (`assignee_id`,`state`,`opened_at`);--> statement-breakpoint
CREATE INDEX `flow_tasks_by_due` ON `flow_tasks` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `flow_tasks_by_record` ON `flow_tasks` (`record_id`,`state`);--> statement-breakpoint
CREATE TABLE `flows` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_type` text NOT NULL,
	`name` text NOT NULL,
	`conditions` text NOT NULL,
	`nodes` text NOT NULL,
	`settings` text NOT NULL,
	`enabled` integer NOT NULL,
	`sort` integer DEFAULT 0 NOT NULL,
	`version` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invoice_titles` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`title_kind` text NOT NULL,
	`title` text NOT NULL,
	`tax_no` text,
	`address` text,
	`phone` text,
	`bank` text,
	`account` text,
	`email` text,
	`receiver_phone` text,
	`notes` text,
	`is_default` integer NOT NULL,
	`verified_at` integer,
	`verified_by` text,
	`origin` text NOT NULL,
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
CREATE INDEX `invoice_titles_by_customer` ON `invoice_titles` (`customer_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `invoice_titles_by_time` ON `invoice_titles` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `invoice_titles_by_owner` ON `invoice_titles` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE TABLE `tax_entities` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`credit_code` text NOT NULL,
	`taxpayer_kind` text NOT NULL,
	`address` text,
	`phone` text,
	`bank` text,
	`account` text,
	`drawer` text,
	`quota_total` integer,
	`invoice_limit` integer,
	`line_limit` integer,
	`cap_basis` text NOT NULL,
	`branch_ids` text NOT NULL,
	`notes` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invoice_application_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`position` real NOT NULL,
	`order_id` text,
	`order_line_id` text,
	`product_id` text,
	`tax_class_code` text,
	`short_name` text,
	`name` text NOT NULL,
	`spec` text,
	`unit` text,
	`qty` text NOT NULL,
	`price` text NOT NULL,
	`discount_amount` integer,
	`tax_rate` text NOT NULL,
	`tax_tag` text NOT NULL,
	`tax_mode` text NOT NULL,
	`amount_excl` integer NOT NULL,
	`tax` integer NOT NULL,
	`amount_incl` integer NOT NULL,
	`gross_excl` integer NOT NULL,
	`gross_tax` integer NOT NULL,
	`net_price` text NOT NULL,
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
CREATE INDEX `invoice_application_lines_by_application` ON `invoice_application_lines` (`application_id`);--> statement-breakpoint
CREATE INDEX `invoice_application_lines_by_order` ON `invoice_application_lines` (`order_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `invoice_application_lines_by_order_line` ON `invoice_application_lines` (`order_line_id`);--> statement-breakpoint
CREATE TABLE `invoice_applications` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`customer_id` text NOT NULL,
	`title_id` text,
	`entity_id` text,
	`source_kind` text NOT NULL,
	`contract_id` text,
	`invoice_kind` text NOT NULL,
	`medium` text NOT NULL,
	`tax_mode` text NOT NULL,
	`discount_lines` integer NOT NULL,
	`split_rule` text NOT NULL,
	`deliver_way` text,
	`deliver_to` text,
	`remark_on_invoice` text,
	`urgent` integer NOT NULL,
	`title_kind` text NOT NULL,
	`title` text NOT NULL,
	`tax_no` text,
	`title_address` text,
	`title_phone` text,
	`bank` text,
	`account` text,
	`status` text NOT NULL,
	`reason` text,
	`applicant_id` text,
	`submitted_at` integer,
	`approved_at` integer,
	`approved_by` text,
	`amount_excl` integer NOT NULL,
	`tax_total` integer NOT NULL,
	`amount_incl` integer NOT NULL,
	`line_count` integer NOT NULL,
	`batch_no` text,
	`tags` text NOT NULL,
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
CREATE INDEX `invoice_applications_by_time` ON `invoice_applications` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`status`);--> statement-breakpoint
CREATE INDEX `invoice_applications_by_owner` ON `invoice_applications` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `invoice_applications_by_customer` ON `invoice_applications` (`customer_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `invoice_applications_by_status` ON `invoice_applications` (`status`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `invoice_applications_by_no` ON `invoice_applications` (`no`);--> statement-breakpoint
CREATE TABLE `invoice_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`invoice_id` text NOT NULL,
	`position` real NOT NULL,
	`kind` text NOT NULL,
	`application_line_id` text,
	`blue_line_id` text,
	`order_id` text,
	`order_line_id` text,
	`product_id` text,
	`tax_class_code` text,
	`item_name` text NOT NULL,
	`spec` text,
	`unit` text,
	`qty` text,
	`price` text,
	`tax_rate` text NOT NULL,
	`tax_tag` text NOT NULL,
	`amount_excl` integer NOT NULL,
	`tax` integer NOT NULL,
	`amount_incl` integer NOT NULL,
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
CREATE INDEX `invoice_lines_by_invoice` ON `invoice_lines` (`invoice_id`,`deleted_at`,`tax_rate`,`tax_tag`,`amount_excl`,`tax`,`amount_incl`);--> statement-breakpoint
CREATE INDEX `invoice_lines_by_order` ON `invoice_lines` (`order_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `invoice_lines_by_order_line` ON `invoice_lines` (`order_line_id`);--> statement-breakpoint
CREATE INDEX `invoice_lines_by_blue` ON `invoice_lines` (`blue_line_id`);--> statement-breakpoint
CREATE TABLE `invoices` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text,
	`customer_id` text NOT NULL,
	`entity_id` text NOT NULL,
	`entity_name` text NOT NULL,
	`entity_tax_no` text NOT NULL,
	`part` integer NOT NULL,
	`parts` integer NOT NULL,
	`kind` text NOT NULL,
	`medium` text NOT NULL,
	`color` text NOT NULL,
	`blue_invoice_id` text,
	`red_request_id` text,
	`invoice_code` text,
	`invoice_no` text,
	`issue_date` text,
	`title_kind` text NOT NULL,
	`title` text NOT NULL,
	`tax_no` text,
	`title_address` text,
	`title_phone` text,
	`bank` text,
	`account` text,
	`amount_excl` integer NOT NULL,
	`tax_total` integer NOT NULL,
	`amount_incl` integer NOT NULL,
	`drawer` text,
	`remark` text,
	`status` text NOT NULL,
	`delivered_at` integer,
	`delivered_via` text,
	`verify_state` text NOT NULL,
	`void_reason` text,
	`batch_no` text,
	`batched_at` integer,
	`batch_hash` text,
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
CREATE INDEX `invoices_by_time` ON `invoices` (`deleted_at`,`issue_date`,`owner_id`,`dept_id`,`branch_id`,`status`,`entity_id`,`amount_excl`,`tax_total`,`amount_incl`,`id`);--> statement-breakpoint
CREATE INDEX `invoices_by_owner` ON `invoices` (`owner_id`,`deleted_at`,`issue_date`);--> statement-breakpoint
CREATE INDEX `invoices_by_no` ON `invoices` (`invoice_no`,`invoice_code`);--> statement-breakpoint
CREATE INDEX `invoices_by_application` ON `invoices` (`application_id`);--> statement-breakpoint
CREATE INDEX `invoices_by_blue` ON `invoices` (`blue_invoice_id`);--> statement-breakpoint
CREATE INDEX `invoices_by_customer` ON `invoices` (`customer_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `invoices_by_entity` ON `invoices` (`entity_id`,`issue_date`);--> statement-breakpoint
CREATE INDEX `invoices_by_batch` ON `invoices` (`batch_no`,`batched_at`);--> statement-breakpoint
CREATE TABLE `assign_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`sort` integer NOT NULL,
	`conditions` text NOT NULL,
	`method` text NOT NULL,
	`targets` text NOT NULL,
	`per_day_cap` integer,
	`min_interval_min` integer NOT NULL,
	`work_hours_only` integer NOT NULL,
	`fallback` text NOT NULL,
	`fallback_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lead_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`first_answer_min` integer,
	`work_hours_only` integer NOT NULL,
	`work_from` text NOT NULL,
	`work_to` text NOT NULL,
	`escalation` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `score_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`condition` text NOT NULL,
	`points` integer NOT NULL,
	`decay_per_day` real NOT NULL,
	`sort` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `document_numbers` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_type` text NOT NULL,
	`no` text NOT NULL,
	`sequence` integer,
	`block_id` text,
	`command_id` text NOT NULL,
	`taken_by` text NOT NULL,
	`taken_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `document_numbers_by_block` ON `document_numbers` (`block_id`);--> statement-breakpoint
CREATE TABLE `number_blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_type` text NOT NULL,
	`branch_id` text,
	`branch_code` text,
	`device_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`parts` text NOT NULL,
	`reset` text NOT NULL,
	`period` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`closed_at` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `number_blocks_by_device` ON `number_blocks` (`device_id`,`doc_type`,`period`,`first`);--> statement-breakpoint
CREATE INDEX `number_blocks_by_type` ON `number_blocks` (`doc_type`,`period`);--> statement-breakpoint
CREATE TABLE `number_counters` (
	`id` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `number_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_type` text NOT NULL,
	`parts` text NOT NULL,
	`reset` text NOT NULL,
	`block_size` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `number_trails` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_type` text NOT NULL,
	`old_no` text NOT NULL,
	`no` text,
	`reason` text NOT NULL,
	`device_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `number_trails_by_old` ON `number_trails` (`doc_type`,`old_no`);--> statement-breakpoint
CREATE INDEX `number_trails_by_no` ON `number_trails` (`doc_type`,`no`);--> statement-breakpoint
CREATE TABLE `forecasts` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`user_id` text NOT NULL,
	`committed` integer,
	`overridden` integer,
	`overridden_by` text,
	`remark` text,
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
CREATE INDEX `forecasts_by_month` ON `forecasts` (`month`,`user_id`);--> statement-breakpoint
CREATE TABLE `opportunities` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`name` text NOT NULL,
	`customer_id` text NOT NULL,
	`lead_id` text,
	`pipeline_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`amount` integer NOT NULL,
	`probability` integer NOT NULL,
	`forecast_category` text NOT NULL,
	`expected_close_on` text NOT NULL,
	`contacts` text NOT NULL,
	`lines` text NOT NULL,
	`source` text,
	`product_line_id` text,
	`competitors` text NOT NULL,
	`next_step` text,
	`remark` text,
	`tags` text NOT NULL,
	`stage_entered_at` integer NOT NULL,
	`checked` text NOT NULL,
	`end_state` text,
	`end_reason` text,
	`end_remark` text,
	`ended_at` integer,
	`last_follow_at` integer,
	`last_follow_content` text,
	`next_contact_at` integer,
	`follow_count` integer DEFAULT 0 NOT NULL,
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
CREATE INDEX `opportunities_by_time` ON `opportunities` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`end_state`,`stage_id`,`pipeline_id`);--> statement-breakpoint
CREATE INDEX `opportunities_by_stage` ON `opportunities` (`deleted_at`,`pipeline_id`,`end_state`,`stage_id`,`expected_close_on`,`amount`,`probability`,`owner_id`,`dept_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `opportunities_by_close` ON `opportunities` (`deleted_at`,`expected_close_on`,`owner_id`,`end_state`);--> statement-breakpoint
CREATE INDEX `opportunities_by_owner` ON `opportunities` (`owner_id`,`deleted_at`,`end_state`,`expected_close_on`);--> statement-breakpoint
CREATE INDEX `opportunities_by_owner_time` ON `opportunities` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `opportunities_by_customer` ON `opportunities` (`customer_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `opportunities_by_lead` ON `opportunities` (`lead_id`);--> statement-breakpoint
CREATE INDEX `opportunities_by_product_line` ON `opportunities` (`product_line_id`);--> statement-breakpoint
CREATE TABLE `opportunity_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`opportunity_id` text NOT NULL,
	`step` text NOT NULL,
	`from_stage_id` text,
	`to_stage_id` text NOT NULL,
	`from_name` text,
	`to_name` text NOT NULL,
	`reason` text,
	`amount` integer NOT NULL,
	`at` integer NOT NULL,
	`stayed` integer,
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
CREATE INDEX `opportunity_steps_by_opportunity` ON `opportunity_steps` (`opportunity_id`,`at`);--> statement-breakpoint
CREATE TABLE `pipelines` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`branch_ids` text NOT NULL,
	`dept_ids` text NOT NULL,
	`stages` text NOT NULL,
	`is_default` integer NOT NULL,
	`enabled` integer NOT NULL,
	`win_needs_document` integer DEFAULT false NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`order_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`ship_date` text NOT NULL,
	`carrier` text,
	`tracking_no` text,
	`remark` text,
	`status` text NOT NULL,
	`terms_checked` text NOT NULL,
	`signed_by` text,
	`signed_on` text,
	`reason` text,
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
CREATE INDEX `deliveries_by_order` ON `deliveries` (`order_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `deliveries_by_date` ON `deliveries` (`deleted_at`,`ship_date`,`owner_id`,`status`);--> statement-breakpoint
CREATE TABLE `delivery_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`delivery_id` text NOT NULL,
	`order_line_id` text NOT NULL,
	`qty` text NOT NULL,
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
CREATE INDEX `delivery_lines_by_delivery` ON `delivery_lines` (`delivery_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `delivery_lines_by_order_line` ON `delivery_lines` (`order_line_id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `goods_return_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`return_id` text NOT NULL,
	`order_line_id` text NOT NULL,
	`qty` text NOT NULL,
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
CREATE INDEX `goods_return_lines_by_return` ON `goods_return_lines` (`return_id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `goods_returns` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`order_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`reason` text NOT NULL,
	`disposition` text NOT NULL,
	`status` text NOT NULL,
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
CREATE INDEX `goods_returns_by_order` ON `goods_returns` (`order_id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `order_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`version` integer NOT NULL,
	`reason` text NOT NULL,
	`outcome` text,
	`ended_at` integer,
	`before` text NOT NULL,
	`after` text,
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
CREATE INDEX `order_changes_by_order` ON `order_changes` (`order_id`,`version`);--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`quote_line_id` text,
	`contract_line_id` text,
	`kind` text NOT NULL,
	`promise_date` text,
	`exact_net` integer NOT NULL,
	`delivered_qty` text NOT NULL,
	`returned_qty` text NOT NULL,
	`closed_qty` text NOT NULL,
	`invoiced_amount` integer NOT NULL,
	`position` real NOT NULL,
	`product_id` text,
	`name` text NOT NULL,
	`spec` text,
	`unit` text,
	`qty` text NOT NULL,
	`list_price` text,
	`price` text NOT NULL,
	`discount_rate` text,
	`discount_amount` integer,
	`tax_rate` text NOT NULL,
	`moq` text,
	`order_multiple` text,
	`is_imported` integer NOT NULL,
	`cost` text,
	`remark` text,
	`amount_excl` integer NOT NULL,
	`tax` integer NOT NULL,
	`amount_incl` integer NOT NULL,
	`net_price` text NOT NULL,
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
CREATE INDEX `order_lines_by_order` ON `order_lines` (`order_id`,`deleted_at`,`position`);--> statement-breakpoint
CREATE INDEX `order_lines_by_product` ON `order_lines` (`product_id`,`deleted_at`,`order_id`);--> statement-breakpoint
CREATE INDEX `order_lines_by_quote_line` ON `order_lines` (`quote_line_id`);--> statement-breakpoint
CREATE INDEX `order_lines_by_contract_line` ON `order_lines` (`contract_line_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`customer_id` text NOT NULL,
	`contact_id` text,
	`contract_id` text,
	`quote_id` text,
	`opportunity_id` text,
	`order_date` text NOT NULL,
	`promise_date` text,
	`freight` integer NOT NULL,
	`ship_to` text NOT NULL,
	`personal_terms` text NOT NULL,
	`payment_term_days` integer,
	`priority` text NOT NULL,
	`channel` text,
	`customer_order_no` text,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`held_from` text,
	`confirmed_at` integer,
	`completed_at` integer,
	`delivery_state` text NOT NULL,
	`receipt_state` text NOT NULL,
	`invoice_state` text NOT NULL,
	`total_due` integer NOT NULL,
	`exact_gross` integer NOT NULL,
	`exact_net` integer NOT NULL,
	`exact_qty` integer DEFAULT 0 NOT NULL,
	`received_amount` integer NOT NULL,
	`invoiced_amount` integer NOT NULL,
	`satisfaction` text,
	`feedback` text,
	`visit_task_id` text,
	`currency` text NOT NULL,
	`tax_mode` text NOT NULL,
	`header_discount_rate` text,
	`header_discount_amount` integer,
	`notes` text,
	`reason` text,
	`amount_excl` integer NOT NULL,
	`tax_total` integer NOT NULL,
	`amount_incl` integer NOT NULL,
	`line_discount` integer NOT NULL,
	`header_discount` integer NOT NULL,
	`line_count` integer NOT NULL,
	`cost_total` integer,
	`margin` integer,
	`tags` text NOT NULL,
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
CREATE INDEX `orders_by_time` ON `orders` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`status`,`delivery_state`,`receipt_state`,`invoice_state`);--> statement-breakpoint
CREATE INDEX `orders_by_date` ON `orders` (`deleted_at`,`order_date`,`owner_id`,`dept_id`,`branch_id`,`status`);--> statement-breakpoint
CREATE INDEX `orders_by_sums` ON `orders` (`deleted_at`,`status`,`order_date`,`owner_id`,`dept_id`,`branch_id`,`amount_incl`,`total_due`,`freight`,`received_amount`,`invoiced_amount`,`exact_gross`,`exact_net`,`exact_qty`);--> statement-breakpoint
CREATE INDEX `orders_unpaid` ON `orders` (`deleted_at`,`customer_id`,`order_date`) WHERE total_due > received_amount AND deleted_at IS NULL AND status NOT IN ('draft', 'cancelled');--> statement-breakpoint
CREATE INDEX `orders_by_owner` ON `orders` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `orders_by_customer` ON `orders` (`customer_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `orders_by_promise` ON `orders` (`deleted_at`,`delivery_state`,`promise_date`);--> statement-breakpoint
CREATE INDEX `orders_by_contract` ON `orders` (`contract_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `orders_by_quote` ON `orders` (`quote_id`);--> statement-breakpoint
CREATE INDEX `orders_by_opportunity` ON `orders` (`opportunity_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `orders_by_no` ON `orders` (`no`);--> statement-breakpoint
CREATE INDEX `orders_by_contact` ON `orders` (`contact_id`);--> statement-breakpoint
CREATE TABLE `owner_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`record_table` text NOT NULL,
	`record_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_owner_id` text,
	`to_owner_id` text,
	`from_pool_id` text,
	`to_pool_id` text,
	`reason` text,
	`remark` text,
	`at` integer NOT NULL,
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
CREATE INDEX `owner_changes_by_record` ON `owner_changes` (`record_id`,`at`);--> statement-breakpoint
CREATE INDEX `owner_changes_by_time` ON `owner_changes` (`record_table`,`kind`,`at`);--> statement-breakpoint
CREATE TABLE `pool_capacities` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`scope` text NOT NULL,
	`target_id` text,
	`max_owned` integer,
	`counts_deal` integer NOT NULL,
	`counts_key` integer NOT NULL,
	`max_locked` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pool_claims` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`pool_id` text NOT NULL,
	`kind` text NOT NULL,
	`record_id` text NOT NULL,
	`at` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pool_claims_by_owner` ON `pool_claims` (`owner_id`,`pool_id`,`at`);--> statement-breakpoint
CREATE TABLE `pool_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`kind` text NOT NULL,
	`record_kind` text NOT NULL,
	`record_id` text NOT NULL,
	`record_name` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pool_notices_by_owner` ON `pool_notices` (`owner_id`,`seen_at`,`at`);--> statement-breakpoint
CREATE TABLE `pool_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`up_to` text,
	`finished_at` integer,
	`looked` integer NOT NULL,
	`released` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pool_views` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`pool_id` text NOT NULL,
	`record_id` text NOT NULL,
	`at` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pool_views_by_owner` ON `pool_views` (`owner_id`,`pool_id`,`at`);--> statement-breakpoint
CREATE TABLE `pools` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`branch_id` text,
	`sort` integer NOT NULL,
	`admins` text NOT NULL,
	`members` text NOT NULL,
	`hidden_fields` text NOT NULL,
	`daily_view_limit` integer,
	`claim_daily_limit` integer,
	`prev_owner_cooldown_days` integer NOT NULL,
	`new_protect_days` integer NOT NULL,
	`min_interval_min` integer NOT NULL,
	`recycle_rules` text NOT NULL,
	`previous_rules` text NOT NULL,
	`rules_from` text NOT NULL,
	`exclude_key` integer NOT NULL,
	`warn_days` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `price_book_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`book_id` text NOT NULL,
	`product_id` text NOT NULL,
	`min_qty` text NOT NULL,
	`price` text,
	`discount_floor` text,
	`lead_time_days` integer,
	`moq` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `price_book_entries_by_book` ON `price_book_entries` (`book_id`,`deleted_at`,`product_id`);--> statement-breakpoint
CREATE INDEX `price_book_entries_by_product` ON `price_book_entries` (`product_id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `price_books` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`scope_values` text NOT NULL,
	`currency` text NOT NULL,
	`tax_included` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text NOT NULL,
	`priority` integer NOT NULL,
	`status` text NOT NULL,
	`remark` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `price_books_by_status` ON `price_books` (`deleted_at`,`status`,`valid_to`);--> statement-breakpoint
CREATE TABLE `product_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`code` text,
	`manager_id` text,
	`team_ids` text NOT NULL,
	`brand_ids` text NOT NULL,
	`segment_id` text,
	`targets` text NOT NULL,
	`status` text NOT NULL,
	`sort` integer DEFAULT 0 NOT NULL,
	`remark` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `product_lines_by_manager` ON `product_lines` (`manager_id`);--> statement-breakpoint
CREATE INDEX `product_lines_by_segment` ON `product_lines` (`segment_id`);--> statement-breakpoint
CREATE TABLE `product_images` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`data` text NOT NULL,
	`sort` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `product_images_by_product` ON `product_images` (`product_id`,`deleted_at`,`sort`);--> statement-breakpoint
CREATE TABLE `product_prices` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`at` integer NOT NULL,
	`tax_mode` text NOT NULL,
	`price_incl` text,
	`price_excl` text,
	`min_price` text,
	`cost` text,
	`tax_rate` text NOT NULL,
	`reason` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `product_prices_by_product` ON `product_prices` (`product_id`,`at`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_pinyin` text DEFAULT '' NOT NULL,
	`name_initials` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`line_id` text,
	`brand_id` text,
	`category_id` text,
	`supplier_id` text,
	`spec` text,
	`unit` text NOT NULL,
	`units` text NOT NULL,
	`barcode` text,
	`tax_rate_code` text NOT NULL,
	`tax_class_code` text,
	`tax_class_short` text,
	`tax_mode` text NOT NULL,
	`price_incl` text,
	`price_excl` text,
	`min_price` text,
	`cost` text,
	`price_changed_at` integer,
	`moq` text,
	`order_multiple` text,
	`lead_time_days` integer,
	`lead_time_basis` text,
	`is_imported` integer NOT NULL,
	`origin` text,
	`warranty_months` integer,
	`stock_flag` text,
	`stock_as_of` text,
	`qty_on_hand` text,
	`docs` text NOT NULL,
	`replacements` text NOT NULL,
	`bundle_items` text NOT NULL,
	`sla` text,
	`duration_min` integer,
	`billing` text,
	`tags` text NOT NULL,
	`remark` text,
	`status` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `products_by_code` ON `products` (`deleted_at`,`code`);--> statement-breakpoint
CREATE INDEX `products_by_name` ON `products` (`deleted_at`,`name`);--> statement-breakpoint
CREATE INDEX `products_by_updated` ON `products` (`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `products_by_status` ON `products` (`deleted_at`,`status`,`code`);--> statement-breakpoint
CREATE INDEX `products_by_line` ON `products` (`line_id`,`deleted_at`,`code`);--> statement-breakpoint
CREATE INDEX `products_by_brand` ON `products` (`brand_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `products_by_category` ON `products` (`category_id`,`deleted_at`,`code`);--> statement-breakpoint
CREATE INDEX `products_by_supplier` ON `products` (`supplier_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `products_by_barcode` ON `products` (`barcode`);--> statement-breakpoint
CREATE INDEX `products_by_price` ON `products` (`deleted_at`,CAST("price_incl" AS REAL));--> statement-breakpoint
CREATE TABLE `quote_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`quote_id` text NOT NULL,
	`kind` text NOT NULL,
	`lead_time_days` integer,
	`lead_time_basis` text,
	`stock_flag` text,
	`price_book_id` text,
	`discount_floor` text,
	`delivery_date` text,
	`ordered_qty` text NOT NULL,
	`priced_at` integer NOT NULL,
	`position` real NOT NULL,
	`product_id` text,
	`name` text NOT NULL,
	`spec` text,
	`unit` text,
	`qty` text NOT NULL,
	`list_price` text,
	`price` text NOT NULL,
	`discount_rate` text,
	`discount_amount` integer,
	`tax_rate` text NOT NULL,
	`moq` text,
	`order_multiple` text,
	`is_imported` integer NOT NULL,
	`cost` text,
	`remark` text,
	`amount_excl` integer NOT NULL,
	`tax` integer NOT NULL,
	`amount_incl` integer NOT NULL,
	`net_price` text NOT NULL,
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
CREATE INDEX `quote_lines_by_quote` ON `quote_lines` (`quote_id`,`deleted_at`,`position`);--> statement-breakpoint
CREATE INDEX `quote_lines_by_product` ON `quote_lines` (`product_id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `quote_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`is_default` integer NOT NULL,
	`title` text NOT NULL,
	`seller_name` text,
	`seller_address` text,
	`seller_phone` text,
	`seller_tax_no` text,
	`seller_bank` text,
	`logo` text,
	`seal` text,
	`watermark` text,
	`hides_prices` integer NOT NULL,
	`hides_discounts` integer NOT NULL,
	`shows_code` integer NOT NULL,
	`terms` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `quotes` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`version` integer NOT NULL,
	`root_id` text NOT NULL,
	`name` text,
	`customer_id` text NOT NULL,
	`contact_id` text,
	`opportunity_id` text,
	`quote_date` text NOT NULL,
	`valid_until` text NOT NULL,
	`price_book_id` text,
	`delivery_days` text NOT NULL,
	`payment_terms` text,
	`delivery_terms` text,
	`delivery_place` text,
	`warranty` text,
	`personal_terms` text NOT NULL,
	`template_id` text,
	`status` text NOT NULL,
	`effective_on` text,
	`sent_at` integer,
	`sent_via` text,
	`paper_hash` text,
	`customer_reply` text,
	`replied_at` integer,
	`longest_lead_days` integer,
	`below_moq` integer NOT NULL,
	`currency` text NOT NULL,
	`tax_mode` text NOT NULL,
	`header_discount_rate` text,
	`header_discount_amount` integer,
	`notes` text,
	`reason` text,
	`amount_excl` integer NOT NULL,
	`tax_total` integer NOT NULL,
	`amount_incl` integer NOT NULL,
	`line_discount` integer NOT NULL,
	`header_discount` integer NOT NULL,
	`line_count` integer NOT NULL,
	`cost_total` integer,
	`margin` integer,
	`tags` text NOT NULL,
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
CREATE INDEX `quotes_by_time` ON `quotes` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`status`,`valid_until`,`customer_id`);--> statement-breakpoint
CREATE INDEX `quotes_by_owner` ON `quotes` (`owner_id`,`deleted_at`,`updated_at`,`dept_id`,`branch_id`,`status`,`valid_until`);--> statement-breakpoint
CREATE INDEX `quotes_by_customer` ON `quotes` (`customer_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `quotes_by_validity` ON `quotes` (`deleted_at`,`status`,`valid_until`);--> statement-breakpoint
CREATE INDEX `quotes_by_root` ON `quotes` (`root_id`,`version`);--> statement-breakpoint
CREATE INDEX `quotes_by_opportunity` ON `quotes` (`opportunity_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `quotes_by_no` ON `quotes` (`no`);--> statement-breakpoint
CREATE INDEX `quotes_by_contact` ON `quotes` (`contact_id`);--> statement-breakpoint
CREATE TABLE `bank_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`bank` text,
	`account_no` text,
	`currency` text NOT NULL,
	`is_active` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `receipt_allocations` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt_id` text NOT NULL,
	`plan_id` text,
	`order_id` text,
	`contract_id` text,
	`amount` integer NOT NULL,
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
CREATE INDEX `receipt_allocations_by_receipt` ON `receipt_allocations` (`receipt_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `receipt_allocations_by_plan` ON `receipt_allocations` (`plan_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `receipt_allocations_by_order` ON `receipt_allocations` (`order_id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `receipts` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`kind` text NOT NULL,
	`customer_id` text NOT NULL,
	`payer_name` text NOT NULL,
	`third_party_reason` text,
	`received_on` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`method` text NOT NULL,
	`bank_account_id` text,
	`bank_ref` text,
	`fee` integer NOT NULL,
	`discount` integer NOT NULL,
	`bill_due_date` text,
	`notes` text,
	`status` text NOT NULL,
	`reason` text,
	`reverses_id` text,
	`allocated` integer NOT NULL,
	`unallocated` integer NOT NULL,
	`confirmed_at` integer,
	`confirmed_by` text,
	`tags` text NOT NULL,
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
CREATE INDEX `receipts_by_day` ON `receipts` (`deleted_at`,`received_on`,`owner_id`,`dept_id`,`branch_id`,`status`);--> statement-breakpoint
CREATE INDEX `receipts_unallocated` ON `receipts` (`deleted_at`,`customer_id`) WHERE deleted_at IS NULL AND unallocated <> 0;--> statement-breakpoint
CREATE INDEX `receipts_by_owner` ON `receipts` (`owner_id`,`deleted_at`,`received_on`);--> statement-breakpoint
CREATE INDEX `receipts_by_customer` ON `receipts` (`customer_id`,`deleted_at`,`received_on`);--> statement-breakpoint
CREATE INDEX `receipts_by_reference` ON `receipts` (`bank_account_id`,`bank_ref`);--> statement-breakpoint
CREATE INDEX `receipts_by_reversed` ON `receipts` (`reverses_id`);--> statement-breakpoint
CREATE INDEX `receipts_by_no` ON `receipts` (`no`);--> statement-breakpoint
CREATE TABLE `receivable_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text,
	`contract_id` text,
	`customer_id` text NOT NULL,
	`title` text NOT NULL,
	`period` integer NOT NULL,
	`due_date` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`percent` text,
	`method` text,
	`condition` text NOT NULL,
	`condition_date` text,
	`term_days` integer NOT NULL,
	`remind_days` integer,
	`status` text NOT NULL,
	`ending_as` text,
	`reason` text,
	`received_amount` integer NOT NULL,
	`notes` text,
	`tags` text NOT NULL,
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
CREATE INDEX `receivable_plans_by_due` ON `receivable_plans` (`deleted_at`,`due_date`,`owner_id`,`dept_id`,`branch_id`,`status`,`amount`,`received_amount`);--> statement-breakpoint
CREATE INDEX `receivable_plans_expected` ON `receivable_plans` (`deleted_at`,`customer_id`,`due_date`) WHERE deleted_at IS NULL AND status IN ('waiting', 'open', 'part');--> statement-breakpoint
CREATE INDEX `receivable_plans_by_owner` ON `receivable_plans` (`owner_id`,`deleted_at`,`due_date`);--> statement-breakpoint
CREATE INDEX `receivable_plans_by_order` ON `receivable_plans` (`order_id`,`deleted_at`,`period`);--> statement-breakpoint
CREATE INDEX `receivable_plans_by_contract` ON `receivable_plans` (`contract_id`,`deleted_at`,`period`);--> statement-breakpoint
CREATE INDEX `receivable_plans_by_customer` ON `receivable_plans` (`customer_id`,`deleted_at`,`due_date`);--> statement-breakpoint
CREATE TABLE `red_request_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`red_request_id` text NOT NULL,
	`blue_line_id` text NOT NULL,
	`item_name` text NOT NULL,
	`qty` text,
	`amount_excl` integer NOT NULL,
	`tax` integer NOT NULL,
	`amount_incl` integer NOT NULL,
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
CREATE INDEX `red_request_lines_by_request` ON `red_request_lines` (`red_request_id`);--> statement-breakpoint
CREATE INDEX `red_request_lines_by_blue` ON `red_request_lines` (`blue_line_id`);--> statement-breakpoint
CREATE TABLE `red_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text,
	`blue_invoice_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`scope` text NOT NULL,
	`initiator` text NOT NULL,
	`buyer_used` text NOT NULL,
	`notes` text,
	`confirm_no` text,
	`bureau_state` text,
	`deadline_at` integer,
	`red_invoice_id` text,
	`status` text NOT NULL,
	`reject_reason` text,
	`applicant_id` text,
	`amount_excl` integer NOT NULL,
	`tax_total` integer NOT NULL,
	`amount_incl` integer NOT NULL,
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
CREATE INDEX `red_requests_by_time` ON `red_requests` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`status`);--> statement-breakpoint
CREATE INDEX `red_requests_by_owner` ON `red_requests` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `red_requests_by_blue` ON `red_requests` (`blue_invoice_id`);--> statement-breakpoint
CREATE INDEX `red_requests_by_deadline` ON `red_requests` (`deleted_at`,`deadline_at`);--> statement-breakpoint
CREATE INDEX `red_requests_by_customer` ON `red_requests` (`customer_id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `event_contents` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`location` text,
	`priority` text NOT NULL,
	`color` text,
	`related_type` text,
	`related_id` text,
	`contact_ids` text NOT NULL,
	`participant_ids` text NOT NULL,
	`remark` text,
	`result_note` text,
	`owner_id` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `event_contents_by_event` ON `event_contents` (`event_id`);--> statement-breakpoint
CREATE INDEX `event_contents_by_owner` ON `event_contents` (`owner_id`);--> statement-breakpoint
CREATE TABLE `event_exceptions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`original_start` integer NOT NULL,
	`op` text NOT NULL,
	`new_event_id` text,
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
CREATE INDEX `event_exceptions_by_event` ON `event_exceptions` (`event_id`,`original_start`);--> statement-breakpoint
CREATE TABLE `event_seats` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`response` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `event_seats_by_event` ON `event_seats` (`event_id`);--> statement-breakpoint
CREATE INDEX `event_seats_by_owner` ON `event_seats` (`owner_id`,`deleted_at`,`event_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`location` text,
	`priority` text NOT NULL,
	`color` text,
	`related_type` text,
	`related_id` text,
	`contact_ids` text NOT NULL,
	`participant_ids` text NOT NULL,
	`remark` text,
	`result_note` text,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`all_day` integer NOT NULL,
	`recurrence` text,
	`span_end_at` integer NOT NULL,
	`visibility` text NOT NULL,
	`reminders` text NOT NULL,
	`status` text NOT NULL,
	`result` text,
	`closed_at` integer,
	`series_id` text,
	`original_start` integer,
	`postponed_to` text,
	`ics_uid` text,
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
CREATE INDEX `events_by_span` ON `events` (`deleted_at`,`span_end_at`,`start_at`);--> statement-breakpoint
CREATE INDEX `events_by_owner` ON `events` (`owner_id`,`deleted_at`,`span_end_at`,`start_at`,`status`);--> statement-breakpoint
CREATE INDEX `events_by_related` ON `events` (`related_id`,`deleted_at`,`start_at`);--> statement-breakpoint
CREATE INDEX `events_by_start` ON `events` (`deleted_at`,`start_at`,`owner_id`,`dept_id`,`branch_id`,`status`);--> statement-breakpoint
CREATE INDEX `events_by_uid` ON `events` (`ics_uid`,`owner_id`);--> statement-breakpoint
CREATE TABLE `work_calendars` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text,
	`year` integer NOT NULL,
	`holidays` text NOT NULL,
	`workdays` text NOT NULL,
	`hours` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `work_calendars_by_year` ON `work_calendars` (`year`,`branch_id`);--> statement-breakpoint
CREATE TABLE `supplier_prices` (
	`id` text PRIMARY KEY NOT NULL,
	`supplier_id` text NOT NULL,
	`product_id` text NOT NULL,
	`price` text,
	`moq` text,
	`lead_time_days` integer,
	`valid_to` text,
	`remark` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `supplier_prices_by_supplier` ON `supplier_prices` (`supplier_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `supplier_prices_by_product` ON `supplier_prices` (`product_id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `suppliers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_pinyin` text DEFAULT '' NOT NULL,
	`name_initials` text DEFAULT '' NOT NULL,
	`code` text,
	`contact_name` text,
	`contact_title` text,
	`phone` text,
	`fax` text,
	`email` text,
	`country` text,
	`city` text,
	`address` text,
	`postal_code` text,
	`website` text,
	`credit_code` text,
	`remark` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `suppliers_by_name` ON `suppliers` (`deleted_at`,`name`);--> statement-breakpoint
CREATE TABLE `tax_rates` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`rate` text NOT NULL,
	`name` text NOT NULL,
	`seller` text NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`basis` text,
	`confirmed_at` integer,
	`confirmed_by` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tax_rates_by_code` ON `tax_rates` (`code`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_by_token` ON `calendar_feeds` (`token_hash`);--> statement-breakpoint
CREATE INDEX `calendar_feeds_by_owner` ON `calendar_feeds` (`owner_id`);--> statement-breakpoint
DROP INDEX `customers_by_time`;--> statement-breakpoint
DROP INDEX `customers_by_list_name`;--> statement-breakpoint
ALTER TABLE `customers` ADD `pref_packaging` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `pref_labels` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `pref_delivery` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `pref_acceptance` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `pref_invoicing` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `pref_statement` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `pref_channel` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `pref_taboo` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `pool_id` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `entered_pool_at` integer;--> statement-breakpoint
ALTER TABLE `customers` ADD `return_reason` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `return_remark` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `locked_at` integer;--> statement-breakpoint
ALTER TABLE `customers` ADD `last_deal_at` integer;--> statement-breakpoint
CREATE INDEX `customers_by_pool` ON `customers` (`pool_id`,`deleted_at`,`entered_pool_at`) WHERE "customers"."pool_id" is not null;--> statement-breakpoint
CREATE INDEX `customers_by_time` ON `customers` (`deleted_at`,`updated_at`,`owner_id`,`dept_id`,`branch_id`,`level`,`lifecycle`,`is_key`,`kind`,`source`,`next_contact_at`,`pool_id`);--> statement-breakpoint
CREATE INDEX `customers_by_list_name` ON `customers` (`deleted_at`,`name`,`owner_id`,`dept_id`,`branch_id`,`pool_id`);--> statement-breakpoint
ALTER TABLE `leads` ADD `product_line_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `leads` ADD `pool_id` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `entered_pool_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `routing` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `sla_due_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `escalated_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `converted_opportunity_id` text;--> statement-breakpoint
CREATE INDEX `leads_by_owner_time` ON `leads` (`owner_id`,`deleted_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `leads_by_pool` ON `leads` (`pool_id`,`deleted_at`,`entered_pool_at`) WHERE "leads"."pool_id" is not null;--> statement-breakpoint
CREATE INDEX `leads_by_routing` ON `leads` (`routing`) WHERE "leads"."routing" = 'waiting';--> statement-breakpoint
CREATE INDEX `leads_by_sla` ON `leads` (`sla_due_at`) WHERE "leads"."sla_due_at" is not null;--> statement-breakpoint
ALTER TABLE `roles` ADD `offline_days` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `offline_grace_days` integer;--> statement-breakpoint
ALTER TABLE `destructions` ADD `action` text;--> statement-breakpoint
ALTER TABLE `reminders` ADD `target_type` text DEFAULT 'task' NOT NULL;--> statement-breakpoint
ALTER TABLE `reminders` ADD `occurrence_at` integer;--> statement-breakpoint
CREATE INDEX `tasks_by_owner_due` ON `tasks` (`owner_id`,`deleted_at`,`due_at`);--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["product.view","product.create","product.edit","product.delete","product.import","product.export","product.cost","product.catalogue","productLine.view","productLine.create","productLine.edit","productLine.delete","priceBook.view","priceBook.create","priceBook.edit","priceBook.delete","supplier.view","supplier.create","supplier.edit","supplier.delete","taxRate.view"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'manager' AND actions NOT LIKE '%"product.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["product.view","productLine.view","priceBook.view","taxRate.view"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'marketing' AND actions NOT LIKE '%"product.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["product.view","productLine.view","taxRate.view"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'service' AND actions NOT LIKE '%"product.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["product.view"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'partner' AND actions NOT LIKE '%"product.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["product.view","productLine.view","priceBook.view","taxRate.view","product.cost","product.export","supplier.view","taxRate.edit","taxRate.confirm"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'finance' AND actions NOT LIKE '%"product.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["opportunity.view","opportunity.create","opportunity.edit","opportunity.delete","opportunity.assign","opportunity.skip","opportunity.reopen","opportunity.forecast","opportunity.export","opportunity.print","pipeline.edit"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'manager' AND actions NOT LIKE '%"opportunity.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["opportunity.view","opportunity.create","opportunity.edit","opportunity.delete"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'marketing' AND actions NOT LIKE '%"opportunity.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["event.view","event.create","event.edit","event.delete","event.assign","event.export"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'manager' AND actions NOT LIKE '%"event.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["event.view","event.create","event.edit","event.delete","event.export"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template IN ('marketing','service','finance') AND actions NOT LIKE '%"event.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["event.view","event.create","event.edit","event.delete"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'partner' AND actions NOT LIKE '%"event.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["customer.claim","customer.return","customer.lock","customer.approve","pool.manage"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'manager' AND actions NOT LIKE '%"customer.claim"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["customer.claim","customer.return","customer.lock"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'marketing' AND actions NOT LIKE '%"customer.claim"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["number.manage","flow.manage"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'system' AND actions NOT LIKE '%"flow.manage"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["order.view","order.create","order.edit","order.delete","order.assign","order.approve","order.change","order.deliver","order.cancel","order.viewCost","order.import","order.export","order.print"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'manager' AND actions NOT LIKE '%"order.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["order.view","order.create","order.edit","order.delete","order.change","order.deliver","order.print"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'marketing' AND actions NOT LIKE '%"order.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["order.view","order.viewCost","order.export"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'finance' AND actions NOT LIKE '%"order.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["quote.view","quote.create","quote.edit","quote.delete","quote.assign","quote.send","quote.convert","quote.void","quote.export","quote.print","quote.viewCost","quote.template"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'manager' AND actions NOT LIKE '%"quote.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["quote.view","quote.create","quote.edit","quote.delete","quote.send","quote.convert","quote.void","quote.print"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'marketing' AND actions NOT LIKE '%"quote.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["quote.view"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'service' AND actions NOT LIKE '%"quote.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["quote.view","quote.export","quote.viewCost"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'finance' AND actions NOT LIKE '%"quote.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["receivable.view","receivable.create","receivable.edit","receivable.delete","receivable.assign","receivable.confirm","receivable.reverse","receivable.writeOff","receivable.account","receivable.export","receivable.print"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'manager' AND actions NOT LIKE '%"receivable.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["receivable.view","receivable.create","receivable.edit","receivable.print"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'marketing' AND actions NOT LIKE '%"receivable.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["receivable.view","receivable.create","receivable.edit","receivable.delete","receivable.assign","receivable.confirm","receivable.reverse","receivable.writeOff","receivable.account","receivable.export","receivable.print"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'finance' AND actions NOT LIKE '%"receivable.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["invoice.view","invoice.create","invoice.edit","invoice.delete","invoice.assign","invoice.approve","invoice.export","invoice.print","taxEntity.view"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'manager' AND actions NOT LIKE '%"invoice.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["invoice.view","invoice.create","invoice.edit","invoice.delete","taxEntity.view"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'marketing' AND actions NOT LIKE '%"invoice.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["invoice.view","invoice.create","invoice.edit","invoice.delete","invoice.approve","invoice.issue","invoice.export","invoice.print","taxEntity.view","taxEntity.edit"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'finance' AND actions NOT LIKE '%"invoice.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["contract.view","contract.create","contract.edit","contract.delete","contract.assign","contract.sign","contract.change","contract.void","contract.viewCost","contract.export","contract.print"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'manager' AND actions NOT LIKE '%"contract.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["contract.view","contract.create","contract.edit","contract.delete","contract.sign","contract.change","contract.print"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'marketing' AND actions NOT LIKE '%"contract.view"%';
--> statement-breakpoint
UPDATE roles SET actions = (SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles.actions) UNION ALL SELECT value FROM json_each('["contract.view","contract.viewCost","contract.export"]') WHERE value NOT IN (SELECT value FROM json_each(roles.actions)))) WHERE template = 'finance' AND actions NOT LIKE '%"contract.view"%';
