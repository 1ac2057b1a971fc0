import { expect, test } from 'vitest';
import { dayLists } from '../../src-renderer/features/workbench/day-lists.ts';

const today = { now: Date.parse('2026-11-22T10:00:00+08:00'), end: Date.parse('2026-11-22T23:59:59.999+08:00') };

test('a task is overdue or due today, never both', () => {
  const { overdueTasks, todayTasks } = dayLists(today, 'mine');

  expect(overdueTasks.filters[1]).toEqual({ field: 'dueAt', operator: 'less', value: today.now });
  expect(todayTasks.filters[1]).toEqual({
    field: 'dueAt',
    operator: 'between',
    value: today.now + 1,
    value2: today.end,
  });
});

test('every card keeps to the scene that was chosen', () => {
  const lists = Object.values(dayLists(today, 'department'));

  expect(lists.map((list) => list.scene)).toEqual(lists.map(() => 'department'));
});

test('what is done, converted or invalid asks for nothing', () => {
  const { todayTasks, leads } = dayLists(today, 'mine');

  expect(todayTasks.filters[0]?.value).toEqual(['notStarted', 'inProgress']);
  expect(leads.filters[0]?.value).toEqual(['pending', 'following', 'qualified']);
});
