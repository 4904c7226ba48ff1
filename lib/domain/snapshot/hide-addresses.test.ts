import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hideAddresses, isOnlyAddress } from "./hide-addresses";

test.each([
  "harbor.corp.example",
  "harbor.corp.example:443",
  "HARBOR.CORP.EXAMPLE",
  "harbor.corp.example.",
  "https://jenkins.corp.example:8443",
  "https://build07/job/1?x=1",
  "https://[2001:db8::1]:8443/x",
  "ssh://git@build07:22/team/app.git",
  "oci://registry/team",
  "git.corp.example",
  "k8s-api.corp.example",
  "build07.corp.example",
  "build07.corp.example/jenkins",
  "build07.rack",
  "acme.com",
  "registry.acme.pl",
  "harbor.corp",
  "harbor.internal:80",
  "reg.svc.cluster.local",
  "harbor.bücher.example",
  "xn--bcher-kva.xn--p1ai",
  "harbor\u3002corp\u3002example",
  "harbor.\u200bcorp.example",
  "\u200b.harbor.corp.example",
  "harbor.\u200b.corp.example",
  "-.harbor.corp.example.-",
  "my_host.corp.example",
  "ip-10-20-30-40",
  "ip-10-20-30-40.eu-central-1.compute.internal",
  "10.20.30.40",
  "10.20.30.40:5000",
  "10.20.30.0/24",
  "10.20.30.40/team/app",
  "10.20.30.40.nip.io",
  "eth0-10.20.30.40",
  "2001:db8::1",
  "2001:db8::1/64",
  "fe80::1%eth0",
  "[2001:db8::1]:443",
  "::ffff:10.20.30.40",
  "2001:0db8:0000:0000:0000:0000:0000:0001",
  "registry:5000",
  "localhost:8080",
  "harbor:443",
  "build07:22",
  "ghcr.io/acme/payments",
  "github.com/acme/payments",
  String.raw`\\files01\builds`,
  "//files01/builds",
  "nas01:/export/builds",
  "arn:aws:iam::123456789012:role/deploy",
  "arn:aws-cn:ecr:cn-north-1:123456789012:repository/shop",
  "jenkins.corp.example.crt",
  "jenkins.corp.example-ci",
])("%j is an address, alone and in a sentence", (address) => {
  expect(isOnlyAddress(hideAddresses(address))).toBe(true);
  expect(hideAddresses(`Runs on ${address}, since May`)).toBe(`Runs on ${hideAddresses(address)}, since May`);
  expect(hideAddresses(`at=${address}`)).toContain("[address]");
  expect(hideAddresses(`(${address})`)).toBe(`(${hideAddresses(address)})`);
});

test.each([
  "2.4.1",
  "v2.4.1",
  "v1.30.2",
  "v1.30.2-eks-036c24b",
  "1.28.4-gke.1083000",
  "5.6.15.Final",
  "1.0.0-rc.1",
  "v10.20.30.40",
  "120.0.6099.109",
  "24.04 LTS",
  "3.12-slim-bookworm",
  "ubuntu:24.04",
  "node:22",
  "python:3.12-slim",
  "library/ubuntu:24.04",
  `app@sha256:${"0".repeat(64)}`,
  "sha256:1234",
  "OWASP K04:2025",
  "Dockerfile",
  "Dockerfile.prod",
  "package.json",
  "values.prod.yaml",
  "docker-compose.prod.yml",
  "backup.tar.gz",
  "app.test.ts",
  "src/main.rs and ./install.sh",
  "../conf/app.conf",
  "Is it in README.md?",
  "unix:///var/run/docker.sock",
  "Node.js",
  "Next.js 16",
  "ASP.NET",
  "Argo CD",
  "docker.io",
  "Quay.io",
  "registry.k8s.io",
  "GitHub Actions",
  "prod/eu",
  "CI/CD",
  "and/or",
  "Team A: 12:30 to 13:30",
  "10:20:30",
  "std::bad_alloc",
  "Foo::Bar",
  "actions/checkout@v4",
  "e.g. the one",
  "St.Gallen",
  "Payments API",
  "build 2026-11-24",
  "@acme/web",
  "שלום",
  "ssh keys are rotated",
  "scp and rsync are off",
  "C:/temp",
  "server = one of three; see below",
  "react@19.3.1, next@canary and shop@beta2",
  "and // or",
  "",
])("%j is none", (text) => {
  expect(hideAddresses(text)).toBe(text);
});

test.each([
  ["2.4 on build01.corp.example", "2.4 on [address]"],
  ["Harbor (harbor.corp.example:443/prod), EU", "Harbor ([address]), EU"],
  ["See https://a.corp.example/x. Then go", "See [address]. Then go"],
  ["-https://build07/job/1, ..ssh://build07/x", "[address], [address]"],
  ["ana@corp.example", "ana@[address]"],
  ["git@build07:team/app.git", "git@[address]"],
  ["a10.corp.example,b10.corp.example", "[address],[address]"],
  ["host:2001:db8::1", "host:[address]"],
  ["Server=db01;Database=builds", "Server=[address];Database=builds"],
  ["Data Source=tcp:db01,1433; User", "Data Source=tcp:[address]; User"],
  ["Database=builds;Server=db01", "Database=builds;Server=[address]"],
  ["host=db01 port=5432", "host=[address] port=5432"],
  ["ssh build07, then restart", "ssh [address], then restart"],
  ["ssh -A -p 2222 ana@build07", "ssh -A -p 2222 ana@[address]"],
  ["ssh -i key build07", "ssh -i key [address]"],
  ["ssh -i ~/.ssh/id_rsa -o BatchMode=yes build07", "ssh -i ~/.ssh/id_rsa -o BatchMode=yes [address]"],
  ["ssh -J jump01 build07 uptime", "ssh -J [address] [address] uptime"],
  ["Ask deploy2@prod-reg-01 for it", "Ask deploy2@[address] for it"],
])("of %j the rest stays: %j", (text, hidden) => {
  expect(hideAddresses(text)).toBe(hidden);
});

test("names given are hidden as words", () => {
  const names = new Set(["prod-reg-01"]);
  expect(hideAddresses("Push to PROD-REG-01, not prod-reg-011", names)).toBe(
    "Push to [address], not prod-reg-011",
  );
  expect(hideAddresses("Push to -reg-01-, then pull", new Set(["-reg-01-"]))).toBe(
    "Push to [address], then pull",
  );
});

describe("any text", () => {
  test("holds none of the addresses in it afterwards", () => {
    const piece = fc.constantFrom(
      "a",
      "corp",
      ".",
      ":",
      "/",
      "(10.1.2.3)",
      "::",
      "@",
      " ",
      "-",
      "https://",
      "\\",
      "[",
      "]",
      "é",
      "\u200b",
      "example",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const hidden = hideAddresses(pieces.join(""));
        expect(hidden).not.toContain("10.1.2.3");
        // In `corp.examplea` and `corp.example.a` it is no host name: there is no such top level.
        expect(hidden).not.toMatch(/corp\.example(?!\.?[\p{L}\p{Cf}])/u);
      }),
    );
  });

  test("of the greatest length is read in a moment", () => {
    for (const unit of [
      "a",
      "a.",
      "a/",
      "a:",
      "::",
      "1.",
      "@",
      "a@",
      "[",
      "\\",
      "https:",
      "://",
      "a-",
      "git@",
      "é.",
      "/a.b",
      "-",
      "[:",
      "x@y:/",
      "\\\\a",
      "a.b?",
    ]) {
      for (const before of ["", "x@", "ssh ", "ssh -i ", "server=", "arn:"]) {
        const text = before + unit.repeat(10_000 / unit.length);
        const start = performance.now();
        hideAddresses(text);
        expect(performance.now() - start, before + unit).toBeLessThan(500);
      }
    }
  });
});
