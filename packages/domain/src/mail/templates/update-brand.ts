import { Failure } from "@foyer/contract/failures";
import type { Brand, UpdateBrand } from "@foyer/contract/mail-templates";
import type { Context } from "../../context.ts";

export async function updateBrand(_ctx: Context, _input: UpdateBrand): Promise<Brand> {
  throw new Failure("unavailable");
}
