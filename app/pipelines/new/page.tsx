import { notFound } from "next/navigation";
import { requirePageViewer } from "@/app/require-page-viewer";
import { NewPipelineForm } from "@/components/pipelines/new-pipeline-form";
import { TemplateDrawing } from "@/components/pipelines/template-drawing";
import { templateFamilies } from "@/components/pipelines/template-families";
import { AppBar } from "@/components/shell/app-bar";
import { Page } from "@/components/ui/page";
import { templates } from "@/lib/domain/catalogue/templates/templates";
import { hasRole } from "@/lib/domain/contract/roles";

export const metadata = { title: "New pipeline" };

export default async function NewPipelinePage() {
  const viewer = await requirePageViewer("/pipelines/new");
  if (!hasRole(viewer.role, "editor")) notFound();
  const drawings = Object.fromEntries(
    templates
      .filter(({ variantOf }) => variantOf === undefined)
      .map(({ id, document }) => [id, <TemplateDrawing key={id} document={document} />]),
  );
  return (
    <>
      <AppBar viewer={viewer} crumb="New" />
      <Page
        title="New pipeline"
        lead="Name it after what travels through it: a service, a product, a team's images. Everything can be changed afterwards."
      >
        <NewPipelineForm families={templateFamilies(templates)} drawings={drawings} />
      </Page>
    </>
  );
}
