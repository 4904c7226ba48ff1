import { expect, type Locator, type Page } from "@playwright/test";

/** The questions, answered by keyboard alone. */
export class InterviewPage {
  readonly question: Locator;
  readonly main: Locator;
  readonly saveStatus: Locator;

  constructor(readonly page: Page) {
    this.main = page.getByRole("main");
    this.question = this.main.getByRole("heading", { level: 2 });
    this.saveStatus = page.getByRole("banner").getByRole("status");
  }

  async expectSaved(): Promise<void> {
    await expect(this.saveStatus).toHaveText(/^Saved \d\d:\d\d$/);
  }

  async open(pipeline: string): Promise<void> {
    await this.page.goto(`/pipelines/${pipeline}/interview`);
    await this.ready();
  }

  /** What the server drew has come alive: a key that is pressed before is lost. */
  async ready(): Promise<void> {
    const isAlive = () =>
      this.question.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react")));
    await expect.poll(isAlive).toBe(true);
  }

  async expectQuestion(text: string | RegExp): Promise<void> {
    await expect(this.question).toHaveText(text);
  }

  /** Tabs from the question to the field, types, and takes what is found. */
  async choose(text: string, name: string): Promise<void> {
    await this.tabTo(this.main.getByRole("textbox").first());
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    await expect(this.main.getByRole("checkbox", { name, exact: true })).toBeChecked();
  }

  async tick(box: Locator): Promise<void> {
    await this.tabTo(box);
    await this.page.keyboard.press("Space");
    await expect(box).toBeChecked();
  }

  async next(): Promise<void> {
    await this.pressButton("Next");
  }

  async pressButton(name: string): Promise<void> {
    await this.tabTo(this.main.getByRole("button", { name, exact: true }));
    await this.page.keyboard.press("Enter");
  }

  /** Answers a control's question with a key: the question has the focus, and so has the next one. */
  async answer(key: "1" | "2" | "3" | "4" | "5"): Promise<void> {
    await expect(this.question).toBeFocused();
    const before = await this.question.textContent();
    await this.page.keyboard.press(key);
    if (key !== "5") await expect(this.question).not.toHaveText(before ?? "");
  }

  private async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
  }
}
