import { expect, test } from "vitest";
import { faultsWhenDamaged } from "@/lib/testing/faults-when-damaged";
import { tryReader } from "@/lib/testing/try-reader";
import { scanFiles } from "../scan";
import { ansibleReader } from "./read-ansible";

const tasks = `- name: run
  community.docker.docker_container:
    name: shop
    image: "registry.example.org/shop:{{ tag }}"
    privileged: true
- block:
    - docker_container: {name: old, image: "x/old:1", state: absent}
    - docker_container: {name: side, image: "x/side:1"}
- ansible.builtin.include_tasks: more.yml
`;
const playbook = `- name: web
  hosts: web
  become: true
  roles:
    - shop
    - role: elsewhere
`;

const { factsOf, controlsOf } = tryReader(ansibleReader, "deploy/roles/shop/tasks/main.yml");

test("tasks of a role run containers, but for what they take away", () => {
  expect(factsOf("workload", tasks).map(({ name, images }) => [name, images[0]?.ref])).toEqual([
    ["shop", "registry.example.org/shop:{{ tag }}"],
    ["side", "x/side:1"],
  ]);
  expect(controlsOf(tasks)).toEqual({ "privileged-container": "violated 5" });
  expect(factsOf("uses", tasks, { "deploy/roles/shop/tasks/more.yml": "[]" })).toMatchObject([
    { to: "deploy/roles/shop/tasks/more.yml" },
  ]);
});

test("what a playbook includes is deployed by the job that runs it", () => {
  const files = {
    Jenkinsfile:
      "node { stage('D') { sh 'docker build -t registry.example.org/shop:1 . && docker push registry.example.org/shop:1'\n ansiblePlaybook playbook: 'deploy/site.yml' } }",
    Dockerfile: "FROM node:22",
    "deploy/site.yml": playbook,
    "deploy/roles/shop/tasks/main.yml": tasks,
  };
  const scan = scanFiles(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { name: "Shop", day: "2026-11-28" },
  );
  const shop = scan.workloads.find(({ fact }) => fact.name === "shop");
  expect(shop?.deployments.map(({ how, by }) => [how, by])).toEqual([["ansible", "Jenkinsfile#D"]]);
  expect(shop?.images[0]?.built).toHaveLength(1);
});

test("other lists are no playbooks", () => {
  expect(ansibleReader.recognises({ path: "a.yml", text: "- hosts\n- tasks\n" })).toBe(false);
  expect(ansibleReader.recognises({ path: "a.yml", text: playbook })).toBe(true);
});

test("however the files are damaged, nothing is thrown and each fact has its line", () => {
  const files = { "deploy/roles/shop/tasks/main.yml": tasks, "deploy/site.yml": playbook };
  expect(faultsWhenDamaged(ansibleReader, files)).toEqual([]);
});
