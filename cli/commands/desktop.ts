import type { Command } from 'commander';

/** `outpost desktop`: runs the desktop of this computer. */
export function addDesktopCommand(program: Command): void {
  program.command('desktop').description('Run the desktop of this computer');
}
