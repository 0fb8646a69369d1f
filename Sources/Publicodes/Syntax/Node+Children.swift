extension Node {
    /// The nodes right below this one, in the order in which the reference visits them.
    func forEachChild(_ visit: (Node) throws(PublicodesError) -> Void) throws(PublicodesError) {
        switch form {
        case .constant, .reference: break
        case .operation(_, let left, let right):
            try visit(left)
            try visit(right)
        case .condition(let si, let alors, let sinon):
            try visit(si)
            try visit(alors)
            try visit(sinon)
        case .variations(let branches):
            for branch in branches {
                try visit(branch.si)
                try visit(branch.alors)
            }
        case .estNonDefini(let value), .estNonApplicable(let value), .unite(let value, _), .simplifierUnite(let value),
            .logarithme(let value), .variableManquante(let value, _), .referenceCirculaire(let value, _):
            try visit(value)
        case .arrondi(let value, let decimales):
            try visit(value)
            try visit(decimales)
        case .tranches(_, let tranches):
            try visit(tranches.assiette)
            try visit(tranches.multiplicateur)
            for tranche in tranches.tranches {
                try visit(tranche.plafond)
                try visit(tranche.value)
            }
        case .duree(let depuis, let jusqua, _):
            try visit(depuis)
            try visit(jusqua)
        case .texte(let parts):
            for case .expression(let node) in parts { try visit(node) }
        case .contexte(let value, let overrides):
            for override in overrides {
                try visit(override.rule)
                try visit(override.value)
            }
            try visit(value)
        case .inversion(let inversion):
            for candidate in inversion.candidates { try visit(candidate) }
        }
    }
}
