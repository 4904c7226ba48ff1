import { describe, expect, test } from "vitest";
import { controlsOf, scriptFacts, scriptFactsOf } from "@/lib/testing/script-facts";

describe("deployments", () => {
  test("kubectl, with what is replaced on the way", () => {
    expect(scriptFactsOf("deploy", "kubectl -n prod apply -f k8s/*.yaml -f x.yaml")).toMatchObject([
      { how: "kubectl", files: ["k8s", "x.yaml"], namespace: "prod" },
    ]);
    expect(
      scriptFactsOf("deploy", "sed 's#__IMAGE__#'$IMG'#' k8s/d.yaml | kubectl apply -f -"),
    ).toMatchObject([{ files: ["k8s/d.yaml"], replaces: { __IMAGE__: "$IMG" } }]);
    expect(
      scriptFactsOf("deploy", "cat k8s/d.yaml | TAG=1 envsubst | kubectl apply -f -", {
        files: { "k8s/d.yaml": "image: a:${TAG}" },
      }),
    ).toMatchObject([{ files: ["k8s/d.yaml"] }]);
    expect(
      scriptFactsOf("deploy", "export TAG=1\nenvsubst < d.yaml > out.yaml\nkubectl apply -f out.yaml", {
        files: { "d.yaml": "image: a:${TAG}" },
      }),
    ).toMatchObject([{ files: ["d.yaml"], replaces: { "${TAG}": "1" } }]);
    expect(scriptFacts("sed -i.bak 's|old/a:1|new/a:2|' ./k8s/*.yaml\nkubectl apply -f k8s")).toMatchObject([
      { kind: "edit", files: ["k8s"], replaces: { "old/a:1": "new/a:2" } },
      { kind: "deploy", files: ["k8s"], replaces: { "old/a:1": "new/a:2" } },
    ]);
    expect(scriptFactsOf("deploy", "kubectl set image deployment/web web=r/a:$SHA --record")).toMatchObject([
      { workloads: ["deployment/web"], image: "r/a:$SHA" },
    ]);
    expect(
      scriptFactsOf("deploy", "kubectl delete -f x.yaml; kubectl apply -f x.yaml --dry-run=client"),
    ).toEqual([]);
    expect(
      scriptFactsOf(
        "deploy",
        "cd o && kustomize edit set image a=r/a:1 && kustomize build . | kubectl apply -f -",
      ),
    ).toMatchObject([{ how: "kustomize", files: ["o"], image: "r/a:1" }]);
  });

  test("a command in a container is that command, with what is mounted where it is outside", () => {
    const files = { "charts/api/Chart.yaml": "name: api" };
    const deploys = (script: string) => scriptFactsOf("deploy", script, { files });
    const helm = "upgrade --install api";
    expect(deploys(`docker exec -t deployer helm ${helm} charts/api`)).toMatchObject([
      { how: "helm", files: ["charts/api"], workloads: ["api"] },
    ]);
    expect(deploys(`docker run --rm -v "$(pwd)":/w -w /w alpine/helm:3 ${helm} /w/charts/api`)).toMatchObject(
      [{ how: "helm", files: ["charts/api"] }],
    );
    expect(deploys("docker exec db psql -c 'select 1'")).toEqual([]);
  });

  test("a task of ECS is described by the file that another was copied to", () => {
    const script =
      "cp task.tmpl.json task.json && sed -i 's#IMAGE#r/web:1#' task.json\naws ecs register-task-definition --cli-input-json file://task.json";
    expect(scriptFactsOf("deploy", script)).toMatchObject([
      { how: "ecs", files: ["task.tmpl.json"], replaces: { IMAGE: "r/web:1" } },
    ]);
    expect(scriptFactsOf("deploy", "docker run silintl/ecs-deploy -c prod -n web -i r/web:1")).toMatchObject([
      { how: "ecs", workloads: ["web"], image: "r/web:1", cluster: "prod" },
    ]);
  });

  test("helm, with its chart, values and settings", () => {
    expect(
      scriptFactsOf(
        "deploy",
        "helm upgrade --install web ./chart -f values-prod.yaml --set image.repository=r/a,image.tag=$TAG -n prod --wait",
      ),
    ).toMatchObject([
      {
        how: "helm",
        files: ["chart", "values-prod.yaml"],
        workloads: ["web"],
        image: "r/a:$TAG",
        sets: { "image.tag": "$TAG" },
        namespace: "prod",
      },
    ]);
    expect(scriptFactsOf("uses", "helm install db bitnami/postgresql")).toMatchObject([
      { to: "bitnami/postgresql", local: false },
    ]);
  });

  test("on another machine, with the files that were copied there", () => {
    const files = { "deploy/prod.yml": "services: {web: {image: a}}" };
    const script =
      "scp deploy/prod.yml me@host:/srv\nssh me@host 'cd /srv; docker compose -f prod.yml up -d'";
    expect(scriptFactsOf("deploy", script, { files })).toMatchObject([
      { how: "compose", files: ["deploy/prod.yml"] },
    ]);
    expect(
      scriptFactsOf("deploy", "docker -H ssh://host compose -f deploy/prod.yml up -d", { files }),
    ).toMatchObject([{ how: "compose", files: ["deploy/prod.yml"] }]);
  });

  test("a container that stays is a workload; one of a test is none", () => {
    const run = "docker run -d --name web --privileged r/a:1";
    expect(scriptFactsOf("workload", run)).toEqual([]);
    expect(scriptFactsOf("workload", run.replace("-d", "-d --restart always"))).toMatchObject([
      { id: "ci.yml#container/web", orchestrator: "docker", images: [{ ref: "r/a:1" }], from: "command" },
    ]);
    expect(scriptFacts(run, { onHost: true })).toMatchObject([
      { kind: "workload", name: "web" },
      { kind: "deploy", how: "docker", workloads: ["web"] },
      { kind: "control", control: "privileged-container", about: "ci.yml#container/web" },
    ]);
  });

  test("yq changes values for a later step", () => {
    expect(scriptFactsOf("edit", "yq -i '.image.tag = \"1\" | .image.x = env(T)' values.yaml")).toMatchObject(
      [{ files: ["values.yaml"], replaces: {}, sets: { "image.tag": "1", "image.x": "${T}" } }],
    );
  });

  test("clouds and other tools", () => {
    const how = (script: string) =>
      scriptFactsOf("deploy", script).map((deploy) => [deploy.how, ...deploy.workloads].join(" "));
    expect(how("aws ecs update-service --cluster c --service web --force-new-deployment")).toEqual([
      "ecs web",
    ]);
    expect(how("aws deploy create-deployment --application-name shop --deployment-group-name prod")).toEqual([
      "codedeploy shop",
    ]);
    expect(
      scriptFactsOf("deploy", "aws cloudformation deploy --template-file cfn/s.yml --stack-name s")[0]?.files,
    ).toEqual(["cfn/s.yml"]);
    expect(how("gcloud run deploy web --image gcr.io/p/a:1")).toEqual(["unknown web"]);
    expect(how("az webapp config container set -n shop -g g --docker-custom-image-name r/a:1")).toEqual([
      "unknown shop",
    ]);
    expect(how("docker stack deploy -c stack.yml shop; docker service update --image a:2 web")).toEqual([
      "compose shop",
      "docker web",
    ]);
    expect(how("argocd app sync shop; flux reconcile kustomization apps")).toEqual([
      "argo-cd shop",
      "flux kustomization/apps",
    ]);
    expect(scriptFactsOf("deploy", "cd infra; terraform apply -auto-approve; terraform plan")).toMatchObject([
      { how: "terraform", files: ["infra"] },
    ]);
    expect(scriptFactsOf("deploy", "ansible-playbook -i hosts deploy.yml -e image=r/a:1")).toMatchObject([
      { files: ["deploy.yml"], image: "r/a:1" },
    ]);
  });
});

describe("checks and what lines prove", () => {
  const checks = (script: string) =>
    scriptFactsOf("check", script).map(
      ({ does, tool, image, blocks }) => `${does} ${tool} ${image ?? "-"} ${blocks}`,
    );

  test("a scan ends the job only if its options and what is around it let it", () => {
    expect(checks("trivy image --exit-code 1 --severity HIGH a:1")).toEqual(["scan-image trivy a:1 true"]);
    expect(checks("trivy image a:1")).toEqual(["scan-image trivy a:1 false"]);
    expect(checks("trivy image --exit-code 1 a:1 || true")).toEqual(["scan-image trivy a:1 false"]);
    expect(checks("set +e\ntrivy image --exit-code 1 a:1")).toEqual(["scan-image trivy a:1 false"]);
    expect(checks("trivy image --exit-code 1 a:1; exit 0")).toEqual(["scan-image trivy a:1 false"]);
    expect(checks("trivy image --exit-code 1 a:1 || exit 1")).toEqual(["scan-image trivy a:1 true"]);
    expect(checks("trivy image --exit-code 1 a:1 | tee log")).toEqual(["scan-image trivy a:1 unknown"]);
    expect(checks("set -eo pipefail\ntrivy image --exit-code 1 a:1 | tee log")).toEqual([
      "scan-image trivy a:1 true",
    ]);
    expect(checks("docker run --rm -v /c:/c aquasec/trivy:0.50.0 image --exit-code 1 a:1")).toEqual([
      "scan-image trivy a:1 true",
    ]);
    expect(
      checks("grype a:1 --fail-on high; snyk container test a:1; jf docker scan --licenses a:1"),
    ).toEqual(["scan-image grype a:1 true", "scan-image snyk a:1 true", "scan-image jf a:1 true"]);
    expect(
      checks("npm ci; npm audit; govulncheck ./...; hadolint Dockerfile; syft a:1 -o spdx-json"),
    ).toEqual([
      "scan-source npm - true",
      "scan-source govulncheck - true",
      "scan-config hadolint - true",
      "sbom syft a:1 true",
    ]);
  });

  test("a scan that ends nothing is said, unless another of the script ends the job", () => {
    expect(controlsOf("trivy image --exit-code 0 a:1")).toContain("scan-blocks-publish violated");
    expect(controlsOf("trivy image --exit-code 0 a:1\ntrivy image --exit-code 1 a:1")).toEqual([
      "image-scan present",
    ]);
  });

  test("signatures, by digest or by tag", () => {
    expect(controlsOf("cosign sign --yes r/a@$DIGEST")).toEqual([
      "image-signed present",
      "signature-by-digest present",
    ]);
    expect(controlsOf("cosign sign --yes r/a:1\ncosign sign r/a@sha256:aa")).toEqual([
      "image-signed present",
      "signature-by-digest violated",
    ]);
    expect(checks("cosign verify --key k r/a:1; notation sign r/a@$D")).toEqual([
      "verify cosign r/a:1 true",
      "sign notation r/a@$D true",
    ]);
  });

  test("passwords on the command line, downloads that are run, privileged tools", () => {
    expect(controlsOf("docker login -u AWS -p $(aws ecr get-login-password) r")).toEqual([
      "registry-credentials violated",
    ]);
    expect(controlsOf("echo $P | docker login -u me --password-stdin")).toEqual([
      "registry-credentials present",
    ]);
    expect(controlsOf("curl -sSL https://x.example/i.sh | env A=b sh")).toEqual([
      "remote-script-unpinned violated",
    ]);
    expect(controlsOf('sh -c "$(curl -fsSL https://x.example/i.sh)"')).toEqual([
      "remote-script-unpinned violated",
    ]);
    expect(controlsOf("bash <(curl -s https://x.example/i.sh)")).toEqual(["remote-script-unpinned violated"]);
    expect(controlsOf("curl -k https://x.example -o f")).toEqual([]);
    expect(
      controlsOf("docker run --rm --privileged -v /var/run/docker.sock:/var/run/docker.sock tool:1 x"),
    ).toEqual(["privileged-build-step violated", "docker-socket-mounted violated"]);
    expect(scriptFactsOf("tool", "docker run --rm -v $PWD:/src r.example:5000/lint:2.1 .")).toMatchObject([
      { what: "image", name: "r.example:5000/lint", version: "2.1", pinned: false },
    ]);
    expect(controlsOf("docker run -v $PWD:/src golang:1.22 go build")).toEqual([
      "builder-image-pinned violated",
    ]);
  });

  test("a secret that is given to a build is said and not kept", () => {
    const found = scriptFacts("docker build --build-arg NPM_TOKEN=npm_abc123 -t a .");
    expect(JSON.stringify(found)).not.toContain("npm_abc123");
    expect(controlsOf("docker build --build-arg NPM_TOKEN=npm_abc123 -t a .")).toContain(
      "secrets-in-image violated",
    );
  });
});

test("whom a script signs in to a registry as is kept where it is a variable, and nothing of its password", () => {
  const script =
    'echo $P | docker login -u "$HUB" --password-stdin\ndocker login -u ci -p $P\npodman login --username=$U https://index.docker.io/v1/\ndocker login r.example.org -u $V -p $P';
  expect(scriptFactsOf("login", script).map(({ host, account }) => [host, account])).toEqual([
    ["docker.io", "$HUB"],
    ["docker.io", undefined],
    ["docker.io", "$U"],
    ["r.example.org", "$V"],
  ]);
});

test("a token that CI makes for one job is short-lived; of a password nothing is known", () => {
  const script =
    'docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" $CI_REGISTRY\ndocker login -u gitlab-ci-token -p $X r.example.org\ndocker login -u ci -p $P r.example.org';
  expect(scriptFactsOf("login", script).map(({ shortLived }) => shortLived)).toEqual([true, true, undefined]);
});

test("PowerShell hands a file on with what is replaced in it, or writes it back", () => {
  const apply =
    "(Get-Content ./k8s/d.yaml) -replace '\\${REGION}', $REGION -replace 'IMAGE', $I | kubectl apply -f - -n a";
  expect(scriptFactsOf("deploy", apply)).toMatchObject([
    { how: "kubectl", files: ["k8s/d.yaml"], replaces: { IMAGE: "$I" }, namespace: "a" },
  ]);
  const back =
    "(Get-Content d.yaml) -replace 'a:1','a:2' | Set-Content -Path d.yaml\nkubectl apply -f d.yaml";
  expect(scriptFacts(back)).toMatchObject([
    { kind: "edit", files: ["d.yaml"], replaces: { "a:1": "a:2" } },
    { kind: "deploy", files: ["d.yaml"], replaces: { "a:1": "a:2" } },
  ]);
  expect(scriptFactsOf("deploy", "(cd k8s && kubectl apply -f d.yaml) | tee -replace")).toMatchObject([
    { files: ["k8s/d.yaml"] },
  ]);
});
