import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { useNavigate } from 'react-router';
import { useAction } from '../../lib/use-action.ts';

/** Copies a flash sale into a draft and opens it. */
export const useFlashCopy = (): { copy: (id: string) => Promise<void>; busy: boolean } => {
  const navigate = useNavigate();
  const duplicate = useAction(flashAdminRoutes.duplicate, '已复制为草稿，请核对时间和库存');
  return {
    busy: duplicate.busy,
    copy: async (id) => {
      const made = await duplicate.run({ id });
      if (made) void navigate(`/flash/${made.id}/edit`);
    },
  };
};
