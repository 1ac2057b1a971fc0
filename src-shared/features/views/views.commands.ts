import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { createView } from './create-view.ts';
import { editView } from './edit-view.ts';
import { followsContract } from './follows.contract.ts';
import { preferencesContract } from './preferences.contract.ts';
import { removeView } from './remove-view.ts';
import { reorderViews } from './reorder-views.ts';
import { setFollow } from './set-follow.ts';
import { setPreference } from './set-preference.ts';
import { viewsContract } from './views.contract.ts';

export const viewsCommands = {
  'views.create': defineCommand(inputOf(viewsContract.create), createView),
  'views.edit': defineCommand(inputOf(viewsContract.edit), editView),
  'views.reorder': defineCommand(inputOf(viewsContract.reorder), reorderViews),
  'views.remove': defineCommand(inputOf(viewsContract.remove), removeView),
  'preferences.set': defineCommand(inputOf(preferencesContract.set), setPreference),
  'follows.set': defineCommand(inputOf(followsContract.set), setFollow),
};
