import { createContext, useContext } from 'react';
import type { HistoryTable } from '#shared/features/history/history.model.ts';

interface RecordPlace {
  readonly table: HistoryTable;
  readonly id: string;
}

const PlaceContext = createContext<RecordPlace | null>(null);

/** Says which record the fields within belong to; a masked one can be revealed by it. */
export const RecordPlaceProvider = PlaceContext.Provider;

/** The record that is shown; null where there is none yet. */
export function useRecordPlace(): RecordPlace | null {
  return useContext(PlaceContext);
}
