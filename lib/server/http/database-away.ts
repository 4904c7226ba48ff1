import "server-only";

/**
 * Prisma: not reachable, timed out, connection closed, no free connection, no transaction in time, a write
 * conflict, too many connections. PostgreSQL: stopping, or starting.
 */
const awayCodes: readonly unknown[] = [
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "P2037",
  "57P01",
  "57P02",
  "57P03",
];
/** The disk is full: SQLite, for a write or its shared memory, and PostgreSQL. */
const fullCodes: readonly unknown[] = ["SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "53100"];
/** SQLite can't open, read or write its file, or gets no confirmation that a write is on the disk. */
const diskFault = /^SQLITE_(IOERR|CANTOPEN)(_[A-Z]+)*$/;
/** The messages of PostgreSQL's driver, without a code, for a connection that broke or hangs. */
const awayMessage =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Nested errors are few; the limit protects against one that contains itself. */
const deepest = 6;

/**
 * A code for the log if an error, or one that it wraps, means that the database can't take the request now;
 * undefined for all other errors. The sign-in library wraps errors, and Prisma wraps those of its driver.
 */
export function databaseAwayCode(error: unknown): string | undefined {
  return findIn(error, awayCode);
}

/** Like `databaseAwayCode`, for a full disk of the database. */
export function diskFullCode(error: unknown): string | undefined {
  return findIn(error, (one) => codeIn(one, (code) => fullCodes.includes(code)));
}

function findIn(
  error: unknown,
  codeOf: (error: object) => string | undefined,
  depth = 0,
): string | undefined {
  if (typeof error !== "object" || error === null || depth > deepest) return undefined;
  return (
    codeOf(error) ??
    inside(error)
      .map((inner) => findIn(inner, codeOf, depth + 1))
      .find((code) => code !== undefined)
  );
}

function codeIn(error: object, isMeant: (code: string) => boolean): string | undefined {
  return ["code", "originalCode"]
    .map((key) => valueOf(error, key))
    .find((code): code is string => typeof code === "string" && isMeant(code));
}

function awayCode(error: object): string | undefined {
  const code = codeIn(error, (one) => awayCodes.includes(one) || diskFault.test(one));
  if (code !== undefined || !(error instanceof Error)) return code;
  if (error.name === "PrismaClientInitializationError") return error.name;
  // The driver's own words, which contain no value and no address.
  return awayMessage.exec(error.message)?.[0];
}

function inside(error: object): readonly unknown[] {
  const meta = valueOf(error, "meta");
  return [
    valueOf(error, "cause"),
    ...(typeof meta === "object" && meta !== null ? [valueOf(meta, "driverAdapterError")] : []),
  ];
}

function valueOf(holder: object, key: string): unknown {
  return Reflect.get(holder, key);
}
