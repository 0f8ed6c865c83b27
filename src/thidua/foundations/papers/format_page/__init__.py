"""The page “Kiểm tra thể thức”: check a Word document and take the repaired copy away. Nothing is stored."""
