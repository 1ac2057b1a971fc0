import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { postsContract } from './posts.contract.ts';
import { removePost, restorePost } from './remove-post.ts';
import { createPost, editPost } from './save-post.ts';

export const postsCommands = {
  'posts.create': defineCommand(inputOf(postsContract.create), createPost),
  'posts.edit': defineCommand(inputOf(postsContract.edit), editPost),
  'posts.remove': defineCommand(inputOf(postsContract.remove), removePost),
  'posts.restore': defineCommand(inputOf(postsContract.restore), restorePost),
};
