import { useEffect, useRef } from 'react';

/** Keys by name: `j`, `Enter`, `/`, `?`, `Shift+J`, `Mod+k`. Answer false to let the browser have it. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

function nameOf(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  const isLetter = /^[a-z]$/i.test(event.key);
  const shift = event.shiftKey && (isLetter || event.key.length > 1) ? 'Shift+' : '';
  return `${mod}${shift}${isLetter ? (shift ? event.key.toUpperCase() : event.key.toLowerCase()) : event.key}`;
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]';

/** Whether the person is typing, so that single letters are text and not commands. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(typing) !== null && !isToggle(target);
}

function isToggle(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
}

function isInDialog(): boolean {
  const open = document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]');
  return [...open].some((each) => each.checkVisibility());
}

/**
 * Single keys of a page: silent while somebody types, composes Chinese, or has a dialog or a menu open.
 * Keys with `Mod+` are heard even while typing.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey || event.defaultPrevented) return;
      const name = nameOf(event);
      const act = latest.current[name];
      if (!act) return;
      if (!name.startsWith('Mod+') && (isTyping(event.target) || isInDialog())) return;
      if (act(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [enabled]);
}
