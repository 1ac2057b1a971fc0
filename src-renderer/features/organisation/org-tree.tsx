import { ActionIcon, Menu, Text, UnstyledButton } from '@mantine/core';
import {
  IconArrowsMove,
  IconBuilding,
  IconChevronDown,
  IconChevronRight,
  IconDots,
  IconExternalLink,
  IconSitemap,
  IconUser,
} from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTexts } from '../../ui/texts.ts';
import classes from './organisation.module.css';
import { organisationTexts } from './organisation.texts.ts';
import { mayDrop, type TreeLine, type TreeNode } from './tree-nodes.ts';

const pictures = { branch: IconBuilding, department: IconSitemap, person: IconUser } as const;

interface OrgTreeProps {
  readonly label: string;
  readonly lines: readonly TreeLine[];
  readonly open: ReadonlySet<string>;
  readonly byLine: boolean;
  readonly moveLabel: string;
  /** Whether this person may move such a line. */
  readonly mayMove: (node: TreeNode) => boolean;
  readonly onToggle: (key: string, isOpen: boolean) => void;
  readonly onOpen: (node: TreeNode) => void;
  readonly onAskMove: (node: TreeNode) => void;
  readonly onMove: (node: TreeNode, onto: TreeNode) => void;
}

/** The tree itself: by mouse, by keyboard and by menu alike. */
export function OrgTree(props: OrgTreeProps) {
  const { lines, open, byLine } = props;
  const t = useTexts(organisationTexts);
  const list = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<TreeNode>();
  const [over, setOver] = useState<string>();
  const [current, setCurrent] = useState(0);

  const focus = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index));
    setCurrent(next);
    list.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, { node }: TreeLine, index: number) => {
    const acts: Record<string, () => void> = {
      ArrowDown: () => focus(index + 1),
      ArrowUp: () => focus(index - 1),
      Home: () => focus(0),
      End: () => focus(lines.length - 1),
      ArrowRight: () => (open.has(node.key) ? focus(index + 1) : props.onToggle(node.key, true)),
      ArrowLeft: () => props.onToggle(node.key, false),
      Enter: () => props.onOpen(node),
      m: () => props.mayMove(node) && props.onAskMove(node),
    };
    const act = event.target === event.currentTarget ? acts[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div role="tree" aria-label={props.label} ref={list} className={classes.tree}>
      {lines.map((line, index) => {
        const { node, depth } = line;
        const Picture = pictures[node.kind];
        const isOpen = open.has(node.key);
        const canMove = props.mayMove(node) && !node.isFurther;
        const takes = dragged !== undefined && mayDrop(dragged, node, byLine);
        return (
          <div
            key={node.key}
            role="treeitem"
            aria-level={depth + 1}
            aria-selected={index === current}
            {...(node.children.length > 0 ? { 'aria-expanded': isOpen } : {})}
            tabIndex={index === Math.min(current, lines.length - 1) ? 0 : -1}
            className={classes.line}
            style={{ paddingLeft: depth * 22 }}
            data-over={over === node.key && takes ? true : undefined}
            draggable={canMove}
            onFocus={(event) => event.target === event.currentTarget && setCurrent(index)}
            onKeyDown={(event) => onKeyDown(event, line, index)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', node.name);
              setDragged(node);
            }}
            onDragEnd={() => {
              setDragged(undefined);
              setOver(undefined);
            }}
            onDragOver={(event) => {
              if (!takes) return;
              event.preventDefault();
              setOver(node.key);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged && takes) props.onMove(dragged, node);
              setDragged(undefined);
              setOver(undefined);
            }}
          >
            <span className={classes.twist}>
              {node.children.length > 0 ? (
                <ActionIcon size="sm" tabIndex={-1} aria-hidden onClick={() => props.onToggle(node.key, !isOpen)}>
                  {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
                </ActionIcon>
              ) : null}
            </span>
            <Picture size={16} aria-hidden />
            <UnstyledButton tabIndex={-1} className={classes.name} onClick={() => props.onOpen(node)}>
              {node.name}
              {node.isFurther ? <span className={classes.note}>{t('further')}</span> : null}
              {node.note ? (
                <span className={classes.note}>
                  {node.kind === 'person' ? node.note : t('leader', { name: node.note })}
                </span>
              ) : null}
            </UnstyledButton>
            {node.kind === 'person' && node.children.length === 0 ? null : (
              <Text size="sm" c="dimmed" className="tabular">
                {t('people', { count: node.people.size })}
              </Text>
            )}
            <Menu>
              <Menu.Target>
                <ActionIcon size="sm" tabIndex={-1} aria-label={node.name}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconExternalLink size={16} />} onClick={() => props.onOpen(node)}>
                  {t('open')}
                </Menu.Item>
                {canMove ? (
                  <Menu.Item leftSection={<IconArrowsMove size={16} />} onClick={() => props.onAskMove(node)}>
                    {props.moveLabel}
                  </Menu.Item>
                ) : null}
              </Menu.Dropdown>
            </Menu>
          </div>
        );
      })}
    </div>
  );
}
