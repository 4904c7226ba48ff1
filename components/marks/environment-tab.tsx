import type { PipelineNode } from "@/lib/domain/pipeline/document";

type Environment = NonNullable<PipelineNode["environment"]>;

export const environmentWords: { readonly [E in Environment]: readonly [full: string, short: string] } = {
  production: ["PROD", "PROD"],
  staging: ["STAGING", "STG"],
  test: ["TEST", "TEST"],
  development: ["DEV", "DEV"],
};

/** For which environment a node works: filled for production, outlined for all else. Its look is in node-card.css. */
export function EnvironmentTab({
  environment,
  isShort = false,
}: {
  readonly environment: Environment;
  readonly isShort?: boolean;
}) {
  return (
    <span className="environment-tab" data-environment={environment}>
      {environmentWords[environment][isShort ? 1 : 0]}
    </span>
  );
}
