import { aPipeline } from "@/lib/testing/builders";

/** The article's way of a container, drawn in a hurry: cards on top of each other and in no order. */
export const messy = aPipeline("Payments: in a hurry")
  .node("app", { name: "Payments", position: { x: 610, y: 100 } })
  .node("cluster", { name: "Kubernetes", position: { x: 640, y: 130 } })
  .node("registry", { name: "Harbor", position: { x: 400, y: 90 } })
  .node("hub", { name: "Docker Hub", position: { x: 120, y: 300 } })
  .node("ci", { name: "Jenkins", position: { x: 100, y: 120 } })
  .node("repository", { name: "GitHub", position: { x: 130, y: 140 } })
  .node("laptop", { name: "Laptop", position: { x: 140, y: 420 } })
  .edge("laptop", "repository", { artifact: "code", automated: false })
  .edge("repository", "ci", { artifact: "code", automated: true })
  .edge("hub", "ci", { artifact: "parent-image" })
  .edge("ci", "registry", { automated: true })
  .edge("registry", "cluster", { automated: true })
  .edge("cluster", "app", { artifact: "container", automated: true })
  .toDocument();
