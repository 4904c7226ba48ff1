import { ec2CodeDeployExample } from "./ec2-codedeploy";
import { teamcityDockerHubExample } from "./teamcity-docker-hub";
import type { Template } from "./template";

/** Filled maps, for somebody who wants to see one before drawing their own. */
export const workedExamples: readonly Template[] = [ec2CodeDeployExample, teamcityDockerHubExample];
