import { ec2CodeDeployExample } from "./ec2-codedeploy";
import { teamcityDockerHubExample } from "./teamcity-docker-hub";
import type { Template } from "./template";

/** Complete maps to explore before drawing your own. */
export const workedExamples: readonly Template[] = [ec2CodeDeployExample, teamcityDockerHubExample];
