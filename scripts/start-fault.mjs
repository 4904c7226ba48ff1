const noRoom = /^(ENOSPC|SQLITE_FULL|SQLITE_IOERR_WRITE|SQLITE_IOERR_SHMSIZE)$/;
const notWritable = /^(EROFS|EACCES|EPERM|SQLITE_READONLY(_\w+)?|SQLITE_CANTOPEN(_\w+)?)$/;

/**
 * Why a server cannot start and what to do, in words for who started it.
 * @param {any} error
 * @param {{ host: string, port: number, dataFolder?: string | undefined }} place
 */
export function startFault(error, { host, port, dataFolder = "the data folder" }) {
  if (error?.syscall === "listen" || error?.syscall === "getaddrinfo") {
    if (error.code === "EADDRINUSE")
      return `Port ${port} is in use: end what uses it, or choose another one, as with PORT=${port + 1} npm start.`;
    if (error.code === "EACCES")
      return `Port ${port} is not for this user: choose one above 1023, as with PORT=3000 npm start.`;
    return `HOST=${host} is no address of this machine.`;
  }
  const code = codesOf(error).find((one) => noRoom.test(one) || notWritable.test(one));
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  return noRoom.test(code)
    ? `The disk is full: make room for the data in ${dataFolder}.`
    : `The data cannot be written to ${dataFolder}: let this user write there, or name another place with DATABASE_URL.`;
}

/** Of the error and those that it wraps. */
function codesOf(error) {
  if (typeof error !== "object" || error === null) return [];
  return [
    error.code,
    error.originalCode,
    ...codesOf(error.cause),
    ...codesOf(error.meta?.driverAdapterError),
  ].filter((code) => typeof code === "string");
}
