import { permissionTree, type Permission } from '@huitou/shared-types/staff/permissions.ts';
import { Checkbox } from 'antd';
import type { ReactElement } from 'react';

interface PermissionMatrixProps {
  value?: string[];
  onChange?: (permissions: string[]) => void;
  disabled?: boolean;
}

/** Menus down, their buttons across: a tick is a permission. */
export const PermissionMatrix = ({ value = [], onChange, disabled = false }: PermissionMatrixProps): ReactElement => {
  const has = new Set(value);
  const set = (keys: readonly Permission[], on: boolean): void => {
    const next = new Set(has);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    onChange?.([...next]);
  };
  return (
    <table className="matrix">
      <tbody>
        {permissionTree.map((menu) => {
          const keys = menu.actions.map((action) => action.key as Permission);
          const ticked = keys.filter((key) => has.has(key)).length;
          return (
            <tr key={menu.key}>
              <th>
                <Checkbox
                  disabled={disabled}
                  checked={ticked === keys.length}
                  indeterminate={ticked > 0 && ticked < keys.length}
                  onChange={(event) => set(keys, event.target.checked)}
                >
                  {menu.label}
                </Checkbox>
              </th>
              <td>
                {menu.actions.map((action) => (
                  <Checkbox
                    key={action.key}
                    disabled={disabled}
                    checked={has.has(action.key)}
                    onChange={(event) => set([action.key], event.target.checked)}
                  >
                    {action.label}
                  </Checkbox>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
