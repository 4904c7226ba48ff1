const noRoom = /^(ENOSPC|SQLITE_FULL|SQLITE_IOERR_WRITE|SQLITE_IOERR_SHMSIZE)$/;
const notWritable = /^(EROFS|EACCES|EPERM|SQLITE_READONLY(_\w+)?|SQLITE_CANTOPEN(_\w+)?)$/;

/**
 * Why a server can't start and what to do, in words for the user.
 * @param {any} error
 * @param {{ host: string, port: number, dataFolder?: string | undefined }} place
 */
export function startFault(error, { host, port, dataFolder = "the data folder" }) {
  if (error?.syscall === "listen" || error?.syscall === "getaddrinfo") {
    if (error.code === "EADDRINUSE")
      return `Port ${port} is in use: stop its program, or choose another port, for example PORT=${port + 1} npm start.`;
    if (error.code === "EACCES")
      return `This user may not use port ${port}: choose one above 1023, for example PORT=3000 npm start.`;
    return `HOST=${host} is not an address of this machine.`;
  }
  const code = codesOf(error).find((one) => noRoom.test(one) || notWritable.test(one));
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  return noRoom.test(code)
    ? `The disk is full: free space for the data in ${dataFolder}.`
    : `The data can't be written to ${dataFolder}: give this user write access, or set another place in DATABASE_URL.`;
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
