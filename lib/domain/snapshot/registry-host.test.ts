import { expect, test } from "vitest";
import { withoutRegistryHosts } from "./registry-host";

test.each([
  ["registry.example.com/x", "x"],
  ["registry.example.com/team/app:1.2", "app:1.2"],
  ["registry.example.com:5000/app@sha256:00", "app@sha256:00"],
  ["REGISTRY.EXAMPLE/App", "App"],
  ["localhost/app", "app"],
  ["registry:5000/app", "app"],
  ["10.0.0.7/app", "app"],
  ["https://registry.example.com/app", "app"],
  ["registry.example.com", "image"],
  ["registry.example.com/", "image"],
  ["https://prod-reg", "image"],
  ["https://registry.example.com", "image"],
  ["registry:5000", "image"],
  ["from registry.example.com/base:1, patched", "from base:1, patched"],
  ["COPY --from=ghcr.io/acme/tools:1.2 /bin/tool ./bin/", "COPY --from=tools:1.2 /bin/tool ./bin/"],
  ["RUN curl https://repo.corp.example/install.sh", "RUN curl image"],
  ["RUN git clone git@git.corp.example:team/app.git", "RUN git clone image"],
  [
    "RUN pip install --index-url=https://pypi.corp.example/simple proxy=proxy.corp.example:3128",
    "RUN pip install --index-url=simple proxy=image",
  ],
  [
    "RUN curl https://repo.corp.example/install.sh?channel=stable&of=deb.corp.example",
    "RUN curl install.sh?channel=stable&of=image",
  ],
  ["repo.corp.example/app?token=1", "app?token=1"],
  ["RUN mvn -Dsonar.host.url=https://sonar.corp.example/x?y=1", "RUN mvn -Dsonar.host.url=x?y=1"],
  ["COPY ./app.jar ../conf/app.conf", "COPY ./app.jar ../conf/app.conf"],
  ["./registry.example.com/x", "./x"],
  ["ubuntu:24.04", "ubuntu:24.04"],
  ["library/ubuntu:24.04", "library/ubuntu:24.04"],
  ["ubuntu 24.04", "ubuntu 24.04"],
  ["Node.js 20 and/or npm", "Node.js 20 and/or npm"],
  ["app.jar", "app.jar"],
  ["/", "/"],
  ["", ""],
])("%j is written as %j", (reference, shown) => {
  expect(withoutRegistryHosts(reference)).toBe(shown);
});

test("a host that has no dot is known by the names given", () => {
  expect(withoutRegistryHosts("COPY --from=prod-reg-01/team/tools:1 /a ./b", new Set(["prod-reg-01"]))).toBe(
    "COPY --from=tools:1 /a ./b",
  );
});
