import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

/** Categories, brands, segments and units are kept by one right: they are the frame of the catalogue. */
export function permitCatalogue(actor: Actor): Result<Permitted<undefined, 'product.catalogue'>, NotAllowed> {
  return permitAction(actor, 'product.catalogue');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'product.view');
}
