ALTER TABLE `roles` ADD `offline_days` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `offline_grace_days` integer;