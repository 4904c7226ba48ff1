import "server-only";
import pino from "pino";
import { getEnv } from "./env";
import { oncePerProcess } from "./process";

const secretKeys = [
  "password",
  "currentPassword",
  "newPassword",
  "secret",
  "token",
  "cookie",
  "authorization",
  "set-cookie",
];

/** JSON, one record a line, with typed text escaped. Never receives bodies, cookies or addresses with ids. */
export function getLog(): pino.Logger {
  return oncePerProcess("log", () => createLog(getEnv().logLevel, pino.destination({ dest: 1, sync: true })));
}

export function createLog(level: string, destination: pino.DestinationStream): pino.Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`]), censor: "[secret]" },
    },
    escaping(destination),
  );
}

/** JSON leaves a few characters unescaped that terminals and log readers take for a line end or a command. */
function escaping(destination: pino.DestinationStream): pino.DestinationStream {
  return {
    write: (line) =>
      destination.write(
        line.replace(
          /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
          (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
        ),
      ),
  };
}
