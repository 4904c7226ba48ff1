import { expect, it } from "vitest";
import { reasonOf } from "./reason.mjs";

const prebuilt = "npm error prebuild-install warn install getaddrinfo ENOTFOUND releases.example";

it.each([
  ["npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write", /^The disk is full: /],
  ["thread panicked: No space left on device (os error 28)", /^The disk is full: /],
  ["Error: EROFS: read-only file system, access '/srv/app'", /^\/srv\/app can't be written: /],
  [
    "npm error code EACCES\nnpm error Error: EACCES: permission denied, mkdir '/home/ana/.npm/_cacache'",
    /^\/home\/ana\/\.npm\/_cacache can't be written: /,
  ],
  [
    "npm error code ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/yaml failed, reason: connect ECONNREFUSED 127.0.0.1:9",
    /^The npm registry at http:\/\/127\.0\.0\.1:9 can't be reached \(ECONNREFUSED\), /,
  ],
  ["npm ERR! code EAI_AGAIN", /^The npm registry can't be reached \(EAI_AGAIN\), /],
  [
    `npm error code 1\n${prebuilt}\nnpm error gyp ERR! not found: make`,
    /needs Python 3, make and a C\+\+ compiler/,
  ],
  [
    `npm error code 1\n${prebuilt}\nnpm error gyp ERR! find Python Could not find any Python`,
    /needs Python 3/,
  ],
  [
    `npm error code 1\n${prebuilt}\nnpm error gyp ERR! stack FetchError: request to https://headers.example failed, reason: getaddrinfo ENOTFOUND`,
    /npm_config_nodedir/,
  ],
])("the output of a failed step becomes a sentence: %s", (said, sentence) => {
  expect(reasonOf(said)).toMatch(sentence);
});

it("a compiler's output speaks for itself, also after nothing prebuilt was found", () => {
  expect(reasonOf(`npm error code 1\n${prebuilt}\nnpm error error: expected ';' before '}'`)).toBeUndefined();
});
