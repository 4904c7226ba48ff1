/** What each tool prints, as they print it, with secrets where they put them. */
export const plantedSecret = "s3cr3t-Tr0ub4dor";

export const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;

interface PodOf {
  readonly name: string;
  readonly image: string;
  readonly digest?: string;
  readonly namespace?: string;
  readonly spec?: object;
  readonly container?: object;
}

/** A pod that a deployment made, as `kubectl get pods -o json` has it. */
export function aPod({ name, image, digest, namespace = "shop", spec, container }: PodOf) {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: `${name}-6c9f8d7b5-x2x7z`,
      namespace,
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": plantedSecret },
      labels: { app: name, "pod-template-hash": "6c9f8d7b5" },
      ownerReferences: [
        { apiVersion: "apps/v1", kind: "ReplicaSet", name: `${name}-6c9f8d7b5`, controller: true },
      ],
    },
    spec: {
      containers: [
        {
          name: "web",
          image,
          args: [`--token=${plantedSecret}`],
          env: [{ name: "PASSWORD", value: plantedSecret }],
          ...container,
        },
      ],
      ...spec,
    },
    status: {
      phase: "Running",
      containerStatuses: [
        {
          name: "web",
          image,
          imageID:
            digest === undefined ? digestOf("0") : `docker-pullable://${image.split(":")[0]}@${digest}`,
        },
      ],
    },
  };
}

export function aList(...items: readonly object[]): string {
  return JSON.stringify(
    { apiVersion: "v1", kind: "List", items, metadata: { resourceVersion: "" } },
    null,
    2,
  );
}

/** A pod that shows that all namespaces were asked for. */
export const systemPod = aPod({
  name: "coredns",
  namespace: "kube-system",
  image: "registry.k8s.io/coredns/coredns:v1.11.1",
  digest: digestOf("c"),
});

export const runningFixtures = {
  kubernetes: aList(
    systemPod,
    aPod({
      name: "shop",
      image: "harbor.acme.example/shop:1.4",
      digest: digestOf("a"),
      container: { securityContext: { privileged: true, runAsUser: 0 } },
    }),
    aPod({
      name: "cache",
      image: "redis:7",
      digest: digestOf("b"),
      spec: {
        hostNetwork: true,
        hostPID: true,
        volumes: [{ name: "engine", hostPath: { path: "/var/run/docker.sock" } }],
        initContainers: [{ name: "setup", image: "busybox" }],
      },
      container: { volumeMounts: [{ name: "engine", mountPath: "/sock" }] },
    }),
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "shop", namespace: "shop" },
      spec: {
        replicas: 2,
        template: { spec: { containers: [{ name: "web", image: "harbor.acme.example/shop:1.4" }] } },
      },
    },
    {
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: { name: "report", namespace: "shop" },
      spec: {
        jobTemplate: {
          spec: {
            template: { spec: { containers: [{ name: "report", image: "harbor.acme.example/report" }] } },
          },
        },
      },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "old", namespace: "shop" },
      spec: {
        replicas: 0,
        template: { spec: { containers: [{ name: "old", image: "harbor.acme.example/old" }] } },
      },
    },
  ),
  dockerInspect: JSON.stringify(
    [
      {
        Id: "4f5e",
        Name: "/shop-web-1",
        Image: digestOf("1"),
        State: { Status: "running", Running: true },
        HostConfig: {
          Privileged: true,
          NetworkMode: "host",
          PidMode: "host",
          Binds: ["/var/run/docker.sock:/var/run/docker.sock:ro"],
        },
        Config: {
          Image: "harbor.acme.example/shop:1.4",
          User: "root",
          Env: [`PASSWORD=${plantedSecret}`],
          Cmd: [plantedSecret],
          Labels: { secret: plantedSecret },
        },
      },
      {
        Id: "9a8b",
        Name: "/done",
        State: { Status: "exited", Running: false },
        Config: { Image: "busybox" },
      },
      {
        Id: digestOf("1"),
        RepoTags: ["harbor.acme.example/shop:1.4"],
        RepoDigests: [`harbor.acme.example/shop@${digestOf("a")}`, `other/shop@${digestOf("b")}`],
        Config: { Env: [`PASSWORD=${plantedSecret}`] },
      },
    ],
    null,
    2,
  ),
  dockerPs: [
    {
      Command: plantedSecret,
      ID: "4f5e",
      Image: "redis:7",
      Names: "cache",
      State: "running",
      Mounts: "/var/run/docker.sock",
    },
    { Command: plantedSecret, ID: "4f5f", Image: "0123456789ab", Names: "lost", State: "running" },
    { Command: plantedSecret, ID: "4f60", Image: "busybox", Names: "done", State: "exited" },
  ]
    .map((one) => JSON.stringify(one))
    .join("\n"),
  ecsTasks: JSON.stringify({
    tasks: [
      {
        taskArn: "arn:aws:ecs:eu-west-1:123456789012:task/prod/4f5e",
        clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/prod",
        taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:7",
        group: "service:shop",
        lastStatus: "RUNNING",
        overrides: { containerOverrides: [{ environment: [{ name: "PASSWORD", value: plantedSecret }] }] },
        containers: [
          {
            name: "web",
            image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1.4",
            imageDigest: digestOf("a"),
            lastStatus: "RUNNING",
          },
        ],
      },
    ],
    failures: [],
  }),
  ecrImages: JSON.stringify({
    imageDetails: [
      {
        registryId: "123456789012",
        repositoryName: "shop",
        imageDigest: digestOf("a"),
        imageTags: ["1.3"],
        imagePushedAt: 1764320000,
      },
      { registryId: "123456789012", repositoryName: "shop", imageDigest: digestOf("b"), imageTags: ["1.4"] },
    ],
  }),
  catalog: JSON.stringify({ repositories: ["shop", "report"] }),
  tags: JSON.stringify({ name: "shop", tags: ["1.3"] }),
} as const;
