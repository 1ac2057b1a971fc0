import {
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';

/** Arrow keys carry a card from column to column, not pixel by pixel. */
const toNeighbour: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const columns = [...context.droppableRects.entries()].toSorted(([, a], [, b]) => a.left - b.left);
  const here = columns.findIndex(([id]) => id === context.over?.id);
  const next = columns[Math.min(columns.length - 1, Math.max(0, here + step))]?.[1];
  return next
    ? { x: next.left + 8, y: Math.max(next.top + 8, Math.min(currentCoordinates.y, next.bottom - 8)) }
    : undefined;
};

/** Mouse after a few pixels, finger after a moment, keys by columns: so clicks stay clicks and lists scroll. */
export function useBoardSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNeighbour }),
  );
}
