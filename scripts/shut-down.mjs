const patience = 8000;
const deadline = 9500;

/**
 * The shutdown after SIGTERM: readiness turns to 503, streams end, open requests and queued writes finish,
 * the database closes.
 * @param {import("node:http").Server} server
 * @param {{ draining?: boolean, slots?: Map<string, unknown> }} state the state of this process, as
 * lib/server/process.ts has it
 */
export function createShutDown(server, state, exit = (code) => process.exit(code)) {
  const sockets = new Set();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  /** Browsers open connections ahead of any request; Node counts those as busy. */
  function closeUnused() {
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }

  return async function shutDown() {
    if (state.draining) return;
    state.draining = true;
    // A hanging request must not block the exit: acknowledged changes are on disk already.
    setTimeout(() => exit(0), deadline).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const closers = slot(state, "close-on-shutdown");
    if (closers instanceof Map) await Promise.allSettled([...closers.values()].map((close) => close()));
    setTimeout(() => server.closeAllConnections(), patience).unref();
    // A connection that becomes idle now would otherwise stay open for its keep-alive time.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      closeUnused();
    }, 100);
    await closed;
    clearInterval(sweep);
    await slot(state, "readers")?.stop();
    await closeDatabase(state);
    exit(0);
  };
}

async function closeDatabase(state) {
  try {
    await slot(state, "database")?.close();
  } catch {
    // The process ends in any case, and the database recovers by itself.
  }
}

/** @param {{ slots?: Map<string, any> }} state @param {string} name */
function slot(state, name) {
  return state.slots?.get(name);
}
