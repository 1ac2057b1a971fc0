/** Something that can be cut: a socket, an event stream. */
export interface LiveConnection {
  readonly deviceId?: string;
  readonly sessionId?: string;
  readonly userId: string;
  cut(): void;
}

/** Who is connected now, so that a revoked device or an ended session is cut and not merely refused next time. */
export interface LiveConnections {
  /** Returns the way to forget it. */
  add(connection: LiveConnection): () => void;
  /** Cuts everything that the test says is no longer allowed; answers how many. */
  cutWhere(isOver: (connection: LiveConnection) => boolean): number;
  count(): number;
}

export function createLiveConnections(): LiveConnections {
  const all = new Set<LiveConnection>();
  return {
    add: (connection) => {
      all.add(connection);
      return () => all.delete(connection);
    },
    cutWhere: (isOver) => {
      const over = [...all].filter(isOver);
      for (const connection of over) {
        all.delete(connection);
        connection.cut();
      }
      return over.length;
    },
    count: () => all.size,
  };
}
