CREATE TABLE `dropped_commands` (
	`command_id` text PRIMARY KEY NOT NULL,
	`dropped_at` integer NOT NULL,
	`handed_to` text,
	`rows` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `tasks` ADD `handed_over` text;