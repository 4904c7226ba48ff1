import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { newRecordId } from "@/lib/server/auth/secrets";
import { hostileBodies } from "./hostile-bodies";
import type { HostileRequest } from "./hostile-request";

/** @param pipelineId of a pipeline that the sender may change. */
export function hostileRequests(pipelineId: string): readonly HostileRequest[] {
  const pipelines = "/api/v1/pipelines";
  const operations = `${pipelines}/${pipelineId}/operations`;
  return [
    ...hostileBodies(pipelineId),
    {
      what: "a form",
      path: pipelines,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "name=a",
      status: 415,
    },
    {
      what: "JSON that says it is text",
      path: pipelines,
      headers: { "content-type": "text/plain" },
      body: '{"name":"a"}',
      status: 415,
    },
    {
      what: "another character set",
      path: pipelines,
      headers: { "content-type": "application/json; charset=utf-16" },
      body: '{"name":"a"}',
      status: 415,
    },
    {
      what: "a compressed body",
      path: pipelines,
      headers: { "content-encoding": "gzip" },
      body: gzipSync('{"name":"a"}'),
      status: 415,
    },
    {
      what: "9 MB of operations",
      path: operations,
      body: `{"clientId":"${"a".repeat(9_000_000)}"}`,
      status: 413,
    },
    {
      what: "2 MB for a title",
      path: `${pipelines}/${pipelineId}/snapshots`,
      body: { title: "a".repeat(2_000_000) },
      status: 413,
    },
    {
      what: "a pipeline that is nowhere",
      path: `${pipelines}/${newRecordId()}/operations`,
      body: { clientId: "tab-1", operations: [{ id: randomUUID(), type: "node.removed", node: "n1" }] },
      status: 404,
    },
    {
      what: "a pipeline of no possible name",
      method: "GET",
      path: `${pipelines}/${"a".repeat(5000)}`,
      status: 404,
    },
    {
      what: "a way out of the folder",
      method: "GET",
      path: `${pipelines}/..%2f..%2f..%2fetc%2fpasswd`,
      status: 404,
    },
    { what: "a NUL in the path", method: "GET", path: `${pipelines}/%00`, status: 404 },
    { what: "an address that cannot be decoded", method: "GET", path: `${pipelines}/%E0%A4%A`, status: 400 },
    { what: "the name of the parameter", method: "GET", path: `${pipelines}/[id]`, status: 404 },
    { what: "a path that is nowhere", method: "GET", path: "/api/v1/nothing", status: 404 },
    { what: "a change to what is nowhere", path: "/api/v1/nothing/at/all", body: {}, status: 404 },
    {
      what: "a part of the sign-in library that is closed",
      path: "/api/auth/sign-up/email",
      body: {},
      status: 404,
    },
    {
      what: "a query that we don't know",
      method: "GET",
      path: `${pipelines}?orderBy=secretHash`,
      status: 422,
      field: "orderBy",
    },
    {
      what: "a query with an operator",
      method: "GET",
      path: `${pipelines}/${pipelineId}?revision[gt]=0`,
      status: 422,
      field: "revision[gt]",
    },
    {
      what: "a query given twice",
      method: "GET",
      path: `${pipelines}/${pipelineId}?revision=0&revision=1`,
      status: 422,
      field: "revision",
    },
    {
      what: "a revision that is no number",
      method: "GET",
      path: `${pipelines}/${pipelineId}?revision=-1`,
      status: 422,
      field: "revision",
    },
    {
      what: "a revision beyond all numbers",
      method: "GET",
      path: `${pipelines}/${pipelineId}?revision=99999999999999999999`,
      status: 422,
      field: "revision",
    },
    {
      what: "a revision that has not been",
      method: "GET",
      path: `${pipelines}/${pipelineId}?revision=1000`,
      status: 404,
    },
    {
      what: "a last event that is none",
      method: "GET",
      path: `${pipelines}/${pipelineId}/events`,
      headers: { "last-event-id": "1; DROP TABLE" },
      status: 422,
      field: "Last-Event-ID",
    },
    { what: "PUT", method: "PUT", path: pipelines, body: {}, status: 405 },
    { what: "TRACE", method: "TRACE", path: pipelines, status: 405 },
    { what: "OPTIONS", method: "OPTIONS", path: pipelines, status: 405 },
    { what: "a verb that is not in the table", method: "PATCH", path: pipelines, body: {}, status: 405 },
    { what: "HEAD of what is only sent", method: "HEAD", path: "/api/v1/setup", status: 405 },
    {
      what: "a server action",
      path: "/pipelines",
      headers: { "next-action": "40".repeat(21) },
      body: "[]",
      status: 405,
    },
    {
      what: "a header without end",
      method: "GET",
      path: pipelines,
      headers: { "x-long": "a".repeat(20_000) },
      status: 431,
    },
    {
      what: "an operator for an e-mail address",
      path: "/api/auth/sign-in/email",
      body: { email: { contains: "@" }, password: "x" },
      status: 422,
      field: "email",
    },
    {
      what: "a secret that is none",
      path: `/api/v1/shares/${newRecordId()}/redeem`,
      body: { secret: { not: "" } },
      status: 422,
      field: "secret",
    },
  ];
}
