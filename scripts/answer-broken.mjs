const answers = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "Payload Too Large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
};

/**
 * Answers unreadable requests like Node, but with the headers of every other answer.
 * @param {Error & { code?: string }} error
 * @param {import("node:net").Socket} socket
 * @param {Readonly<Record<string, string>>} headers
 * @param {boolean} isAnswering whether an answer to an earlier request is in progress, which must not be
 * mixed with this one
 * @returns {number | undefined} the status; undefined if no answer can be sent
 */
export function answerBroken(error, socket, headers, isAnswering) {
  if (error.code === "ECONNRESET" || !socket.writable || isAnswering) {
    socket.destroy();
    return undefined;
  }
  const [status, words] = answers[error.code ?? ""] ?? [400, "Bad Request"];
  const lines = Object.entries({ ...headers, connection: "close" }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.end(`HTTP/1.1 ${status} ${words}\r\n${lines.join("\r\n")}\r\n\r\n`, () => socket.destroy());
  return status;
}
