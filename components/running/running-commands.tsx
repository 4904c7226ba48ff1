import { CopyButton } from "@/components/ui/copy-button";

const commands = [
  {
    id: "kubectl",
    what: "A Kubernetes cluster",
    text: "kubectl get pods,deployments,statefulsets,daemonsets,cronjobs -A -o json > cluster.json",
  },
  {
    id: "inspect",
    what: "A container engine",
    text: "docker inspect $(docker ps -q) $(docker images -q) > engine.json",
  },
  { id: "ps", what: "A container engine, in less detail", text: "docker ps --format json > engine.json" },
  {
    id: "ecs",
    what: "An ECS cluster",
    text: "aws ecs describe-tasks --cluster NAME --tasks $(aws ecs list-tasks --cluster NAME --query taskArns --output text) > tasks.json",
  },
  {
    id: "ecr",
    what: "An ECR repository",
    text: "aws ecr describe-images --repository-name NAME > images.json",
  },
  {
    id: "catalog",
    what: "The repositories of a registry",
    text: "curl -s https://REGISTRY/v2/_catalog > repositories.json",
  },
  {
    id: "tags",
    what: "The tags of a repository",
    text: "curl -s https://REGISTRY/v2/NAME/tags/list > tags.json",
  },
] as const;

/** Commands to copy. */
export function RunningCommands() {
  return (
    <dl className="flex flex-col gap-3">
      {commands.map(({ id, what, text }) => (
        <div key={id}>
          <dt>{what}</dt>
          <dd className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1">
            <code
              id={`command-${id}`}
              className="min-w-0 rounded-control border border-line bg-bg px-2 py-1 font-mono text-tiny wrap-anywhere text-ink"
            >
              {text}
            </code>
            <CopyButton
              text={text}
              what={`the command for ${what.toLowerCase()}`}
              sourceId={`command-${id}`}
              isSmall
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
