import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { changeProductState } from './change-product-state.ts';
import { createProduct } from './create-product.ts';
import { editProduct, setPrice } from './edit-product.ts';
import { productsContract } from './products.contract.ts';
import { removeProduct, restoreProduct } from './remove-product.ts';
import { addImage, removeImage } from './save-image.ts';

export const productsCommands = {
  'products.create': defineCommand(inputOf(productsContract.create), createProduct),
  'products.edit': defineCommand(inputOf(productsContract.edit), editProduct),
  'products.setPrice': defineCommand(inputOf(productsContract.setPrice), setPrice),
  'products.publish': defineCommand(inputOf(productsContract.publish), changeProductState('publish')),
  'products.withdraw': defineCommand(inputOf(productsContract.withdraw), changeProductState('withdraw')),
  'products.discontinue': defineCommand(inputOf(productsContract.discontinue), changeProductState('discontinue')),
  'products.archive': defineCommand(inputOf(productsContract.archive), changeProductState('archive')),
  'products.remove': defineCommand(inputOf(productsContract.remove), removeProduct),
  'products.restore': defineCommand(inputOf(productsContract.restore), restoreProduct),
  'products.addImage': defineCommand(inputOf(productsContract.addImage), addImage),
  'products.removeImage': defineCommand(inputOf(productsContract.removeImage), removeImage),
};
