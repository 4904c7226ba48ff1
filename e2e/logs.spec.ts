import { leaksIn } from "./collect-secrets";
import { expect, test } from "./fixtures";
import { SignInPage } from "./pages/sign-in-page";

test(
  "the log names each request and shows no secret of it",
  { tag: ["@both", "@main"] },
  async ({ newBrowser, newMember, newPipeline, server, secrets, admin }) => {
    const member = await newMember("editor");
    const pipeline = await newPipeline({ template: "article" });
    // The answers' forms are the contract's.
    const { id } = (await admin.json("POST", `/pipelines/${pipeline}/snapshots`, {
      title: "Before the release",
    })) as { readonly id: string };
    const { url } = (await admin.json("POST", `/snapshots/${id}/shares`, {
      show: { owners: false, notes: false, evidence: false, hosts: false },
    })) as {
      readonly url: string;
    };

    const page = await (await newBrowser()).newPage();
    await page.goto("/sign-in");
    await new SignInPage(page).signIn(member);
    await expect(page.getByRole("link", { name: "New pipeline" }).first()).toBeVisible();
    await page.goto(url);
    await expect(page.getByText("Before the release").first()).toBeVisible();

    const cookies = await page.context().cookies();
    // An answer is read after the page has it.
    await expect
      .poll(() => [...secrets])
      .toEqual(
        expect.arrayContaining([
          member.password,
          url.split("#")[1],
          ...cookies.map(({ value }) => decodeURIComponent(value)),
        ]),
      );
    const log = server.output();
    expect(log).toContain('"route":"POST /shares/{id}/redeem","status":204');
    expect(leaksIn(log, secrets)).toEqual([]);
    expect(leaksIn(`${log}{"password":"${member.password}"}`, secrets)).toEqual([member.password]);
  },
);
