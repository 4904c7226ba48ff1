import type { Claim } from "../../pipeline/document";
import { claimFrom } from "./worked-example";

const app = "Jenkinsfile-app";
const terraform = "terraform/com.example.app";
const template = `${terraform}/modules/launch-template/main.tf`;

/** Claims from the files of smbdevops/ec2-codedeploy-docker. "Missing" if they show its absence. */
export const ec2CodeDeployClaims: Claim[] = [
  claimFrom("jenkins", "base-pin-digest", "missing", "The parent is named by a tag, without a digest.", {
    file: "example-app/Dockerfile",
    line: 1,
    quote: "FROM nginx:1.25.1",
  }),
  claimFrom(
    "jenkins",
    "img-non-root-user",
    "missing",
    "The whole Dockerfile is these two lines: no USER, so it starts as nginx's own image does, as root.",
    {
      file: "example-app/Dockerfile",
      line: 2,
      quote: "COPY www /usr/share/nginx/html",
    },
  ),
  claimFrom(
    "jenkins",
    "img-vuln-scan",
    "missing",
    "Between build and push there is no scan: the stage that pushes follows the one that builds, and no step reads a scan result.",
    {
      file: app,
      line: 37,
      quote: "stage('Publish to ECR') {",
    },
  ),
  claimFrom(
    "jenkins",
    "img-sign",
    "missing",
    "Nothing signs: neither this pipeline nor the scripts that build and pull name a signing tool. It is pushed as it was built.",
    {
      file: app,
      line: 42,
      quote: 'docker.image("${REPOSITORY}/${IMAGE_NAME}:${IMAGE_TAG}").push()',
    },
  ),
  claimFrom(
    "jenkins",
    "ci-short-lived-credentials",
    "missing",
    "Lasting keys: stored in Jenkins for the registry, in a file on the server for AWS.",
    {
      file: app,
      line: 6,
      quote: 'JENKINS_CREDENTIALS_KEY_FOR_ECR="ecr:us-west-1:AWS-Credentials"',
    },
    { file: `${terraform}/develop/main.tf`, line: 9, quote: 'shared_credentials_file = "/.aws/credentials"' },
  ),
  claimFrom(
    "jenkins",
    "ci-pipeline-as-code",
    "partial",
    "All three pipelines are files of the repository. Whether jobs can be edited past them, and whether anything scans them, is not shown.",
    {
      file: app,
      line: 2,
      quote: "pipeline {",
    },
  ),
  claimFrom(
    "ecr",
    "reg-immutable-tags",
    "missing",
    "Tags may be moved, on the one repository that the files define.",
    {
      file: `${terraform}/shared/ecr.tf`,
      line: 3,
      quote: 'image_tag_mutability = "MUTABLE"',
    },
  ),
  claimFrom(
    "ecr",
    "reg-continuous-scan",
    "partial",
    "Scanned when pushed, on the one repository that the files define; not again later, and no step reads the result.",
    {
      file: `${terraform}/shared/ecr.tf`,
      line: 5,
      quote: "scan_on_push = true",
    },
  ),
  claimFrom(
    "ecr",
    "ecr-repository-policies",
    "partial",
    "The repository is defined in code and scans on push; it has movable tags, and no policy, lifecycle or key is among the files.",
    {
      file: `${terraform}/shared/ecr.tf`,
      line: 1,
      quote: 'resource "aws_ecr_repository" "ecr_repo" {',
    },
  ),
  claimFrom(
    "codedeploy",
    "deploy-approval-gate",
    "missing",
    "The application's pipeline needs no approval, not even for production.",
    {
      file: app,
      line: 52,
      quote: 'return (BRANCH_NAME == "production" || BRANCH_NAME == "develop")',
    },
  ),
  claimFrom(
    "codedeploy",
    "deploy-by-digest",
    "missing",
    "Deployed by a tag, the commit's hash. It tells the source, not the content of the image.",
    {
      file: app,
      line: 9,
      quote: 'IMAGE_TAG="${env.GIT_COMMIT}"',
    },
  ),
  claimFrom("codedeploy", "ci-job-least-privilege", "missing", "Every hook on the host runs as root.", {
    file: "codedeploy/appspec.yml",
    line: 10,
    quote: "runas: root",
  }),
  claimFrom(
    "terraform",
    "deploy-approval-gate",
    "partial",
    "A person must approve. Nothing says that it is another one than who made the change.",
    {
      file: `${terraform}/Jenkinsfile-develop`,
      line: 28,
      quote: "input message: 'Do you want to approve the deployment?', ok: 'Yes'",
    },
  ),
  claimFrom(
    "hosts",
    "ec2-metadata-and-role",
    "partial",
    "IMDSv2 is required, with the lowest hop limit. The instance role may read all of EC2, and the user data script was not judged.",
    { file: template, line: 53, quote: 'http_tokens = "required"' },
    { file: template, line: 54, quote: "http_put_response_hop_limit = 1" },
    {
      file: `${terraform}/shared/iam.tf`,
      line: 37,
      quote: "arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess",
    },
  ),
  claimFrom(
    "hosts",
    "host-minimal-os",
    "partial",
    "The machine image is made from code, with Docker and the CodeDeploy agent on it. Whichever is newest is taken, and the filter of who made it is commented out.",
    { file: template, line: 2, quote: "most_recent = true" },
    { file: template, line: 19, quote: '## owners = ["848116219031"] # Canonical' },
  ),
  claimFrom("hosts", "host-access", "missing", "All hosts have the same root key pair.", {
    file: template,
    line: 49,
    quote: 'key_name = "root_key_pair"',
  }),
  claimFrom(
    "example-app",
    "run-drop-privileges",
    "missing",
    "example-app/run.sh: docker run without --user, --cap-drop or --security-opt.",
  ),
  claimFrom(
    "example-app",
    "run-readonly-rootfs",
    "missing",
    "example-app/run.sh: docker run without --read-only.",
  ),
  claimFrom(
    "example-app",
    "run-resource-limits",
    "missing",
    "example-app/run.sh: docker run without --memory or another limit, restarted unless stopped.",
  ),
  claimFrom(
    "example-app",
    "k8s-traffic-encryption",
    "partial",
    "The load balancer ends TLS 1.3 on port 443, and takes plain TCP on port 80 beside it.",
    { file: `${terraform}/modules/nlb/main.tf`, line: 44, quote: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
    { file: `${terraform}/modules/nlb/main.tf`, line: 32, quote: "port = 80" },
  ),
];
